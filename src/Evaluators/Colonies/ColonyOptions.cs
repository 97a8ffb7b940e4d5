namespace EvoLLM.Evaluators;

/// <summary>The parameters of an ant colony.</summary>
public sealed record ColonyOptions
{
    /// <summary>How many ants build a solution in each iteration, 1 or more.</summary>
    public required int Ants { get; init; }

    /// <summary>How often they all do, 1 or more.</summary>
    public required int Iterations { get; init; }

    /// <summary>What remains of the pheromone after an iteration, 0 to 1.</summary>
    public required double Decay { get; init; }
}
