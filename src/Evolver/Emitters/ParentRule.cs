namespace EvoLLM.Evolver;

/// <summary>Which vectors of a generation an evolution strategy in an archive learns from.</summary>
public enum ParentRule
{
    /// <summary>Those that the archive accepted (CMA-ME).</summary>
    Accepted,

    /// <summary>The better half (CMA-MAE).</summary>
    BetterHalf,
}
