namespace EvoLLM.Evolver;

/// <summary>Which islands are begun anew.</summary>
public enum ResetRule
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those whose best elite is the least fit (FunSearch, Romera-Paredes et al. 2023).</summary>
    BestScore,

    /// <summary>Those whose elites have the lowest mean fitness (Mind Evolution, Lee et al. 2025).</summary>
    LowestMean,
}

/// <summary>Whose elites an island is begun anew with.</summary>
public enum FounderSource
{
    /// <summary>Those of one island that was not reset, drawn anew for each that was (FunSearch).</summary>
    Survivor,

    /// <summary>Those of all islands as they were before the reset, the same for each that was reset (Mind Evolution).</summary>
    AllIslands,
}

/// <summary>
/// When islands that fall behind lose their elites and are begun anew from those of others. What a reset takes from an
/// island stays in the archive of the run.
/// </summary>
public sealed record ResetOptions
{
    /// <summary>Which islands are reset; of equals, the run's seed picks.</summary>
    public ResetRule Rule { get; init; }

    /// <summary>Every so many generations, 1 or more; after the migration where both are due.</summary>
    public int Interval { get; init; } = 100;

    /// <summary>The share of the islands that is reset, above 0 and below 1, rounded down; at least one, and never all.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>How many elites are copied to an island that was reset, the fittest first, 1 or more.</summary>
    public int Founders { get; init; } = 1;

    /// <summary>Whose elites.</summary>
    public FounderSource From { get; init; } = FounderSource.Survivor;

    /// <summary>How many islands are reset.</summary>
    internal int IslandsOf(int islands) => Rule == ResetRule.None ? 0 : Math.Min(islands - 1, Math.Max(1, (int)(islands * Share)));
}
