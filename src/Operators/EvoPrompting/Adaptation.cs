namespace EvoLLM.Operators;

/// <summary>What EvoPrompting learns between rounds.</summary>
internal enum Adaptation
{
    /// <summary>Nothing: parents and temperatures are drawn uniformly.</summary>
    None,

    /// <summary>Which temperatures, and which ways to draw parents, led to programs that beat their parents.</summary>
    Bandit,
}
