namespace EvoLLM.Evolver;

/// <summary>How the continuous QD score is counted.</summary>
public sealed record CqdOptions
{
    /// <summary>Points of behaviour space that a good solution should lie near to, one or more.</summary>
    public required IReadOnlyList<Measures> Targets { get; init; }

    /// <summary>How much of the fitness range the full distance costs, one round of the score for each, 0 or more.</summary>
    public IReadOnlyList<double> Penalties { get; init; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>The fitness that counts as 0.</summary>
    public required double FitnessMinimum { get; init; }

    /// <summary>The fitness that counts as 1, above the minimum.</summary>
    public required double FitnessMaximum { get; init; }

    /// <summary>The distance that counts as 1, above 0; usually the diagonal of behaviour space.</summary>
    public required double MaximumDistance { get; init; }
}

/// <summary>
/// The continuous QD score (Kent, Gaier, Mouret and Branke 2022): how well users are served who each want a solution near to a
/// target and weigh distance against fitness differently. Unlike the QD score it compares archives of different cells.
/// </summary>
public static class CqdScore
{
    /// <summary>For each penalty and target the best of <c>fitness - penalty * distance</c> over the elites, both from 0 to 1, in all.</summary>
    /// <typeparam name="T">What is searched for.</typeparam>
    /// <param name="archive">The elites; 0 is the score of none.</param>
    /// <param name="options">Targets, penalties and ranges.</param>
    /// <returns>At most the number of targets times that of penalties where all fitness lies in the range.</returns>
    /// <exception cref="ArgumentException">Ranges out of order, or targets with another number of measures.</exception>
    public static double Of<T>(IArchive<T> archive, CqdOptions options)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(options);
        var range = options.FitnessMaximum - options.FitnessMinimum;
        if (!(range > 0 && double.IsFinite(range)) || !(options.MaximumDistance > 0) || options.Targets.Any(target => target.Count != archive.MeasureCount))
        {
            throw new ArgumentException($"The fitness range {options.FitnessMinimum} to {options.FitnessMaximum} and the distance {options.MaximumDistance} must be above 0, and targets need {archive.MeasureCount} measures.");
        }

        var elites = archive.Select(entry => (Fitness: (entry.Fitness - options.FitnessMinimum) / range, entry.Measures)).ToList();
        return elites.Count == 0 ? 0 : options.Targets.Sum(target => ScoreAt(target, elites, options));
    }

    private static double ScoreAt(Measures target, List<(double Fitness, Measures Measures)> elites, CqdOptions options)
    {
        var distances = elites.ConvertAll(elite => Math.Sqrt(KdTree.SquaredDistance(target.AsSpan(), elite.Measures.AsSpan())) / options.MaximumDistance);
        return options.Penalties.Sum(penalty => elites.Select((elite, i) => elite.Fitness - (penalty * distances[i])).Max());
    }
}
