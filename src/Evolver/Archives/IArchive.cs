namespace EvoLLM.Evolver;

/// <summary>
/// The best and the most different solutions that a search has found. Elites are numbered in the order in which their
/// places were first taken; a number stays while the archive grows. Enumerating stops with an
/// <see cref="InvalidOperationException"/> when an elite changes meanwhile.
/// </summary>
/// <typeparam name="T">What is searched for: a program, a vector. It is kept as it is given, not copied.</typeparam>
public interface IArchive<T> : IReadOnlyList<ArchiveEntry<T>>
{
    /// <summary>How many measures a solution has.</summary>
    int MeasureCount { get; }

    /// <summary>The archive in figures. Takes the same time whatever it holds.</summary>
    ArchiveStatistics Statistics { get; }

    /// <summary>The fittest solution that was ever accepted, the first of equals, as it was when it came; <see langword="null"/> before the first.</summary>
    ArchiveEntry<T>? Best { get; }

    /// <summary>The solution of one elite, without its measures.</summary>
    /// <param name="index">The number of the elite, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such elite.</exception>
    T Solution(int index);

    /// <summary>Offers one solution.</summary>
    /// <param name="solution">What is added.</param>
    /// <param name="fitness">Its fitness, finite; larger is better.</param>
    /// <param name="measures">Its <see cref="MeasureCount"/> measures, finite.</param>
    /// <exception cref="ArgumentException">A value that does not fit; nothing has changed.</exception>
    Addition Add(T solution, double fitness, ReadOnlySpan<double> measures);

    /// <summary>Offers many solutions in one call.</summary>
    /// <param name="solutions">What is added, none or more rows.</param>
    /// <param name="fitness">One finite number for each row.</param>
    /// <param name="measures"><see cref="MeasureCount"/> finite numbers for each row, row after row.</param>
    /// <param name="options">How the rows see each other and what becomes of flawed ones.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, or a flawed row where those are not reported; nothing has changed.</exception>
    BatchAddition AddBatch(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null);

    /// <summary>Finds the elite of the cell that a point falls into; the nearest elite in an archive without cells.</summary>
    /// <param name="measures"><see cref="MeasureCount"/> finite numbers.</param>
    /// <param name="entry">The elite.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">Wrong number of measures, or one that does not fit.</exception>
    bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry);

    /// <summary>Removes all elites and forgets the best, the sums and the thresholds.</summary>
    void Clear();
}
