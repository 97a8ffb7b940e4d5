namespace EvoLLM.Evolver;

/// <summary>When an archive without cells takes a solution.</summary>
public sealed record NoveltyOptions
{
    /// <summary>How many nearest elites the novelty is the mean distance to, 1 or more; all of them while there are fewer.</summary>
    public int Neighbors { get; init; } = 15;

    /// <summary>The novelty from which on a solution is accepted, finite and above 0.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether a solution that is not novel takes the place of the elite nearest to it if it is strictly fitter.</summary>
    public bool LocalCompetition { get; init; }

    /// <summary>
    /// The length that counts as 1 for each measure, e.g. its range; <see langword="null"/> takes distances in the measures'
    /// own units.
    /// </summary>
    public IReadOnlyList<double>? Scale { get; init; }

    /// <summary>Subtracted from each elite's fitness in the QD score, finite.</summary>
    public double QdScoreOffset { get; init; }

    internal void Validate(int measureCount)
    {
        Require.That(measureCount >= 1, "At least one measure is needed.");
        Require.That(Neighbors >= 1, $"Novelty is measured by {Neighbors} neighbours; at least 1 is needed.");
        Require.That(Threshold > 0 && double.IsFinite(Threshold), $"The novelty threshold is {Threshold}; it must be finite and above 0.");
        Require.That(double.IsFinite(QdScoreOffset), $"The offset of the QD score is {QdScoreOffset}; it must be finite.");
        Require.That(
            Scale is null || (Scale.Count == measureCount && Scale.All(length => length > 0 && double.IsFinite(length))),
            $"The scale is ({string.Join(", ", Scale ?? [])}); {measureCount} finite lengths above 0 are needed.");
    }
}
