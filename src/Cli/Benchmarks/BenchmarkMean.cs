using EvoLLM.Evaluators;

namespace EvoLLM.Cli;

/// <summary>The means of a group under one convention.</summary>
/// <param name="Convention">The convention.</param>
/// <param name="Value">The mean value.</param>
/// <param name="BestKnown">The mean of the best known values; <see langword="null"/> where one is missing.</param>
/// <param name="Gap">The mean of the gaps, in percent; <see langword="null"/> where one is missing.</param>
internal sealed record BenchmarkMean(string Convention, double Value, double? BestKnown, double? Gap)
{
    /// <summary>The gap of the mean value to the mean of the best known, in percent: bin packing states this, routing the mean of the gaps.</summary>
    public double? GapOfMeans => new BenchmarkValue(Convention, Value, BestKnown).Gap;

    public static BenchmarkMean Of(IEnumerable<BenchmarkValue> values)
    {
        var all = values.ToList();
        return new BenchmarkMean(
            all[0].Name,
            all.Average(value => value.Value),
            all.TrueForAll(value => value.BestKnown is not null) ? all.Average(value => value.BestKnown) : null,
            all.TrueForAll(value => value.Gap is not null) ? all.Average(value => value.Gap) : null);
    }
}
