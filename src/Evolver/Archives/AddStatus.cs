namespace EvoLLM.Evolver;

/// <summary>What became of a candidate that was offered to an archive.</summary>
public enum AddStatus
{
    /// <summary>It was not offered: it failed or is a duplicate.</summary>
    NotOffered,

    /// <summary>It took an empty cell.</summary>
    New,

    /// <summary>It took a cell from a worse elite.</summary>
    Improved,

    /// <summary>The elite of its cell is as good or better.</summary>
    Rejected,
}
