namespace EvoLLM.Evaluators;

/// <summary>Where a normalisation has its mean and its variance from.</summary>
internal enum NormMode
{
    /// <summary>From the numbers.</summary>
    Own,

    /// <summary>From the numbers, and the running ones go a tenth of the way to them.</summary>
    OwnAndRunning,

    /// <summary>The running ones.</summary>
    Running,

    /// <summary>From the numbers, and the mean counts as 0.</summary>
    RootMeanSquare,
}
