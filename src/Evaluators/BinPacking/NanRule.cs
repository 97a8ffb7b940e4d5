namespace EvoLLM.Evaluators;

/// <summary>What a host of online bin packing does with a priority that is NaN.</summary>
public enum NanRule
{
    /// <summary>The heuristic has broken a rule.</summary>
    Reject,

    /// <summary>
    /// The first NaN is taken for the highest priority, as NumPy's <c>argmax</c> does. Only there to replay published
    /// heuristics: the best of EoH (Liu et al. 2024) takes the logarithm of 0 for a perfect fit and lives on this.
    /// </summary>
    Highest,
}
