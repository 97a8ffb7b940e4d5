namespace EvoLLM.Evolver;

/// <summary>How one of several models, or operators, is chosen for a proposal.</summary>
public enum ArmRule
{
    /// <summary>By weights that do not change.</summary>
    Fixed,

    /// <summary>The upper confidence bound of what each has gained for its cost (UCB1, Auer et al. 2002); only improvements count, as in ShinkaEvolve (Lange et al. 2025).</summary>
    Ucb,

    /// <summary>As likely as each is to gain most for its cost (Thompson sampling with Bernoulli trials, Agrawal and Goyal 2012).</summary>
    Thompson,
}
