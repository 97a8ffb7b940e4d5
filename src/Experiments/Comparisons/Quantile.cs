namespace EvoLLM.Experiments;

/// <summary>Quantiles of small samples.</summary>
internal static class Quantile
{
    /// <summary>Between the two neighbours in rank, in proportion: type 7 of Hyndman and Fan (1996).</summary>
    /// <param name="sorted">The sample in ascending order, not empty.</param>
    /// <param name="share">0 (the smallest) to 1 (the largest).</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var lower = (int)position;
        var upper = Math.Min(lower + 1, sorted.Count - 1);
        return sorted[lower] + ((sorted[upper] - sorted[lower]) * (position - lower));
    }
}
