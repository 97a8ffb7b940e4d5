using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>The mean figure of the instances of each size: what a model reads, and what a person compares with tables.</summary>
internal static class SizeReport
{
    /// <param name="sizes">The size of each instance.</param>
    /// <param name="figures">The figure of each instance.</param>
    /// <param name="name">What the figure is.</param>
    public static IReadOnlyList<(string Name, double Mean)> Of(IEnumerable<int> sizes, IEnumerable<double> figures, string name) =>
    [
        .. sizes.Zip(figures)
            .GroupBy(pair => pair.First, pair => pair.Second)
            .OrderBy(group => group.Key)
            .Select(group => (string.Create(CultureInfo.InvariantCulture, $"mean {name}, {group.Count()} x size {group.Key}"), group.Average())),
    ];

    /// <summary>A line for each size.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<(string Name, double Mean)> means) =>
        [.. means.Select(mean => string.Create(CultureInfo.InvariantCulture, $"{mean.Name}: {mean.Mean:G7}"))];
}
