namespace EvoLLM.Sandbox;

/// <summary>What LINQ does to make one sequence of others.</summary>
internal enum SequenceWork
{
    /// <summary>It goes through them.</summary>
    Pass,

    /// <summary>It makes one element of each.</summary>
    Map,

    /// <summary>It leaves a number of elements out.</summary>
    Skip,

    /// <summary>It stops after a number of elements.</summary>
    Take,

    /// <summary>It keeps or hashes all elements.</summary>
    Keep,

    /// <summary>It sorts them.</summary>
    Sort,

    /// <summary>It makes a number of elements of nothing.</summary>
    Fixed,
}
