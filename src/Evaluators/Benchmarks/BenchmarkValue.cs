namespace EvoLLM.Evaluators;

/// <summary>What an answer to a benchmark instance comes to, under one convention.</summary>
/// <param name="Name">The convention, e.g. <c>length, distances rounded</c>.</param>
/// <param name="Value">The value, in the unit in which the field states it.</param>
/// <param name="BestKnown">The best value known; <see langword="null"/> where none is.</param>
public sealed record BenchmarkValue(string Name, double Value, double? BestKnown)
{
    /// <summary>How far the value lies from the best known, in percent of that; positive above it.</summary>
    public double? Gap => BestKnown is { } best and not 0 ? 100 * (Value - best) / best : null;
}
