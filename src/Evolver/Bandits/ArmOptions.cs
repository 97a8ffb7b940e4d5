namespace EvoLLM.Evolver;

/// <summary>How one of several models, or operators, is chosen for a proposal.</summary>
public sealed record ArmOptions
{
    /// <summary>The rule.</summary>
    public ArmRule Rule { get; init; }

    /// <summary>For <see cref="ArmRule.Fixed"/>: how often each is chosen relative to the others, by name, 0 or more; one that is not named has 1. A weight of 0 keeps it out under every rule.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>For <see cref="ArmRule.Ucb"/>: how much what is not known counts, 0 or more; 1.4 is about the root of 2 of UCB1.</summary>
    public double Exploration { get; init; } = 1.4;

    internal void Validate()
    {
        if (Exploration is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"The exploration is {Exploration}; it must be 0 or more.");
        }

        if (Weights.FirstOrDefault(weight => weight.Value is not (>= 0 and < double.PositiveInfinity)) is { Key: { } name, Value: var value })
        {
            throw new ArgumentException($"The weight of '{name}' is {value}; it must be 0 or more.");
        }
    }
}
