namespace EvoLLM.Evolver;

/// <summary>How an archive of cells accepts solutions and counts them. The defaults are plain MAP-Elites.</summary>
public sealed record ArchiveOptions
{
    /// <summary>
    /// How far an accepted solution draws the threshold of its cell to its own fitness, 0 to 1 (CMA-MAE, Fontaine and
    /// Nikolaidis 2023); <see langword="null"/> is 1. Below 1 an elite may be followed by a less fit one.
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>
    /// What the first solution of a cell must exceed, finite; goes with a learning rate. <see langword="null"/> lets any
    /// solution take an empty cell.
    /// </summary>
    public double? ThresholdMinimum { get; init; }

    /// <summary>Subtracted from each elite's fitness in the QD score, finite: the lowest fitness that there is keeps every term positive.</summary>
    public double QdScoreOffset { get; init; }

    internal void Validate()
    {
        Require.That(LearningRate is null or (>= 0 and <= 1), $"The learning rate is {LearningRate}; it must be 0 to 1.");
        Require.That(ThresholdMinimum is not { } minimum || double.IsFinite(minimum), $"The threshold minimum is {ThresholdMinimum}; it must be finite.");
        Require.That(ThresholdMinimum is null || LearningRate is not null, "A threshold minimum needs a learning rate; set both, or none.");
        Require.That(ThresholdMinimum is not null || LearningRate is null or 1, $"A learning rate of {LearningRate} needs a threshold minimum; set both, or none.");
        Require.That(double.IsFinite(QdScoreOffset), $"The offset of the QD score is {QdScoreOffset}; it must be finite.");
    }
}
