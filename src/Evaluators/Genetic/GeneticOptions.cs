namespace EvoLLM.Evaluators;

/// <summary>The parameters of <see cref="GeneticAlgorithm"/>.</summary>
public sealed record GeneticOptions
{
    /// <summary>How many individuals live at once, 4 or more.</summary>
    public int Population { get; init; } = 20;

    /// <summary>How many of the best live on unchanged, 1 or more and fewer than <see cref="Population"/>.</summary>
    public int Elites { get; init; } = 4;

    /// <summary>How often the others are replaced, 0 or more.</summary>
    public int Generations { get; init; } = 10;
}
