namespace EvoLLM.Evolver;

/// <summary>Which instances a candidate is judged on. The three sets are disjoint.</summary>
public enum Split
{
    /// <summary>What the search sees.</summary>
    Training,

    /// <summary>What the winner is chosen on among the best of the search.</summary>
    Validation,

    /// <summary>What is reported; no decision is taken on it.</summary>
    Test,
}
