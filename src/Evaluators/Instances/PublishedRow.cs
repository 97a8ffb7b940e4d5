namespace EvoLLM.Evaluators;

/// <summary>A row of a published table.</summary>
internal static class PublishedRow
{
    /// <param name="method">What was measured.</param>
    /// <param name="unit">What the figures are.</param>
    /// <param name="source">Where they stand.</param>
    /// <param name="figures">The figure of each set.</param>
    public static IEnumerable<PublishedFigure> Of(string method, string unit, string source, params (string Set, double Value)[] figures) =>
        figures.Select(figure => new PublishedFigure(method, $"{figure.Set}, {unit}", figure.Value, source));
}
