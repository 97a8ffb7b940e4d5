namespace EvoLLM.Evolver;

/// <summary>Why a search came to its end.</summary>
public enum StopReason
{
    /// <summary>The evaluations of the budget are spent.</summary>
    Evaluations,

    /// <summary>The calls of the budget are spent, or what is left is less than one proposal may take.</summary>
    Calls,

    /// <summary>The tokens of the budget are spent, or what is left is less than one proposal may take.</summary>
    Tokens,

    /// <summary>The dollars of the budget are spent, or what is left is less than one proposal may take.</summary>
    Usd,

    /// <summary>The time of the budget is over.</summary>
    WallTime,

    /// <summary>The processor time of the budget is spent.</summary>
    CpuTime,

    /// <summary>A candidate reached the target.</summary>
    Target,

    /// <summary>No new best for as many evaluations as the patience allows.</summary>
    Patience,

    /// <summary>The operators propose nothing new: too many proposals in a row were duplicates.</summary>
    Exhausted,

    /// <summary>The method has run its course.</summary>
    Completed,

    /// <summary>The user or a signal asked to stop.</summary>
    Interrupted,

    /// <summary>No model answers, none of the seed programs runs, or a method has nothing to go on from.</summary>
    Failed,
}
