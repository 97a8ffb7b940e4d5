namespace EvoLLM.Evolver;

/// <summary>
/// When a solution is accepted and what the next one must exceed (Fontaine and Nikolaidis 2023; with the defaults:
/// Mouret and Clune 2015).
/// </summary>
internal sealed class ArchiveRules(ArchiveOptions options)
{
    private readonly double _forgetting = 1 - (options.LearningRate ?? 1);

    /// <summary>An elite gives way to what is fitter.</summary>
    public static ArchiveRules Plain { get; } = new(new ArchiveOptions());

    /// <summary>Whether the threshold of a cell is always the fitness of its elite.</summary>
    public bool ThresholdIsFitness => double.IsNegativeInfinity(Minimum);

    /// <summary>The threshold of an empty cell.</summary>
    public double Minimum { get; } = options.ThresholdMinimum ?? double.NegativeInfinity;

    /// <summary>By how much a fitness exceeds a threshold; the fitness itself where anything is accepted.</summary>
    public static double Value(double fitness, double threshold) =>
        double.IsNegativeInfinity(threshold) ? fitness : fitness - threshold;

    /// <summary>The threshold after one solution was accepted.</summary>
    public double Next(double threshold, double fitness) =>
        ThresholdIsFitness ? fitness : (_forgetting * threshold) + ((1 - _forgetting) * fitness);

    /// <summary>The threshold after several solutions were accepted for one cell at once.</summary>
    public double Next(double threshold, in Contest contest)
    {
        if (ThresholdIsFitness)
        {
            return contest.Fitness;
        }

        var kept = Math.Pow(_forgetting, contest.Entrants);
        return (kept * threshold) + ((1 - kept) * (contest.Sum / contest.Entrants));
    }
}
