namespace EvoLLM.Evolver;

/// <summary>Cuts behaviour space into numbered cells. Never changes: it may be used from many threads.</summary>
public interface IPartition
{
    /// <summary>How many measures a point has, 1 or more.</summary>
    int MeasureCount { get; }

    /// <summary>How many cells there are, 1 or more.</summary>
    long CellCount { get; }

    /// <summary>The cell that a point falls into.</summary>
    /// <param name="measures"><see cref="MeasureCount"/> finite numbers.</param>
    /// <returns>0 to one less than <see cref="CellCount"/>.</returns>
    /// <exception cref="ArgumentException">Wrong number of measures, or one that does not fit.</exception>
    long CellOf(ReadOnlySpan<double> measures);
}
