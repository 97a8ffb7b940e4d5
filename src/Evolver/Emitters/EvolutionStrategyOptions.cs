namespace EvoLLM.Evolver;

/// <summary>How an evolution strategy works in an archive. The defaults are CMA-ME's (Fontaine et al. 2020); <see cref="Annealing"/> gives CMA-MAE's.</summary>
public sealed record EvolutionStrategyOptions
{
    /// <summary>The first standard deviation, above 0.</summary>
    public required double Sigma { get; init; }

    /// <summary>What is followed.</summary>
    public EmitterRanking Ranking { get; init; } = EmitterRanking.Improvement;

    /// <summary>Whether what took an empty cell ranks before what improved one, and that before what was rejected.</summary>
    public bool NewFirst { get; init; } = true;

    /// <summary>What is learned from.</summary>
    public ParentRule Parents { get; init; } = ParentRule.Accepted;

    /// <summary>Whether to begin anew at a random elite as soon as nothing of a generation was accepted. It does so anyway when the strategy has converged.</summary>
    public bool RestartsWithoutSuccess { get; init; } = true;

    /// <summary>
    /// For <see cref="EmitterRanking.RandomDirection"/>, the length that counts as 1 for each measure, e.g. its range;
    /// <see langword="null"/> takes the measures' own units.
    /// </summary>
    public IReadOnlyList<double>? MeasureScale { get; init; }

    /// <summary>CMA-MAE (Fontaine and Nikolaidis 2023): for an archive with a learning rate, whose thresholds make new cells and improvements one.</summary>
    /// <param name="sigma">The first standard deviation, above 0.</param>
    public static EvolutionStrategyOptions Annealing(double sigma) => new()
    {
        Sigma = sigma,
        NewFirst = false,
        Parents = ParentRule.BetterHalf,
        RestartsWithoutSuccess = false,
    };
}
