using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>
/// An archive without cells for several objectives: the Pareto front of the fitness and the others, and behind it the
/// fronts that there is room for, so that a search has parents while the front is small. Where there is one too many, the
/// most crowded of the last front gives its place to the one that came (NSGA-II, Deb et al. 2002, one solution at a time);
/// the ends of each objective stay. What is equal to an elite in everything is rejected. Solutions that come in one call are
/// decided on one after the other. For one thread at a time; <see cref="ConcurrentArchive{T}"/> lets many add.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
public sealed class ParetoArchive<T> : IArchive<T>
{
    private readonly CandidacyCheck<T> _check;
    private readonly SingleCell _space;
    private readonly Func<T, IReadOnlyList<double>> _objectives;
    private ParetoTable<T> _table;

    /// <summary>Creates an empty archive.</summary>
    /// <param name="measureCount">How many measures a solution has, 1 or more.</param>
    /// <param name="capacity">How many elites are kept at most: twice as many as there are objectives, the fitness among them, or more.</param>
    /// <param name="objectives">What is to be large in a solution besides its fitness: as many numbers for each, none of them NaN.</param>
    /// <param name="flaw">Says in one line what is wrong with a solution, <see langword="null"/> where nothing is.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public ParetoArchive(int measureCount, int capacity, Func<T, IReadOnlyList<double>> objectives, Func<T, string?>? flaw = null)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentOutOfRangeException.ThrowIfLessThan(measureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        (Capacity, _objectives) = (capacity, objectives);
        _check = new CandidacyCheck<T>(flaw);
        _space = new SingleCell(measureCount);
        _table = new ParetoTable<T>(measureCount, capacity, objectives);
    }

    /// <summary>How many elites are kept at most.</summary>
    public int Capacity { get; }

    /// <summary>The elites that no other one is as good as in everything. Takes time in proportion to the square of what is held.</summary>
    public IReadOnlyList<ArchiveEntry<T>> Front => [.. _table.Front.Select(_table.Elites.Entry)];

    /// <summary>
    /// Whether the crowded comparison prefers an elite to another one: where its front lies before the other's or, in one front, where its neighbours lie further apart
    /// (NSGA-II, Deb et al. 2002, section III-B).
    /// </summary>
    /// <param name="index">An elite, by its number.</param>
    /// <param name="other">Another one, by its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such elite.</exception>
    public bool Prefers(int index, int other)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(other);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(other, Count);
        return _table.Order[index] < _table.Order[other];
    }

    /// <inheritdoc/>
    public int MeasureCount => _space.MeasureCount;

    /// <inheritdoc/>
    public int Count => _table.Elites.Count;

    /// <inheritdoc/>
    public ArchiveEntry<T>? Best => _table.Elites.Best;

    /// <inheritdoc/>
    public ArchiveStatistics Statistics => _table.Elites.Statistics(Count, offset: 0);

    /// <inheritdoc/>
    public ArchiveEntry<T> this[int index] => _table.Elites.Entry(index);

    /// <inheritdoc/>
    public T Solution(int index) => _table.Elites.Solution(index);

    /// <inheritdoc/>
    public Addition Add(T solution, double fitness, ReadOnlySpan<double> measures)
    {
        var candidacy = new Candidacy<T>(solution, fitness, measures);
        return _table.Place(_check.Locate(candidacy, _space), candidacy);
    }

    /// <inheritdoc/>
    public BatchAddition AddBatch(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null) =>
        _check.Add(new Candidacies<T>(solutions, fitness, measures, MeasureCount), _space, _table, (options ?? BatchOptions.Default) with { Semantics = BatchSemantics.Sequence });

    /// <inheritdoc/>
    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry)
    {
        _space.CellOf(measures);
        var slot = _table.Nearest(measures);
        entry = slot >= 0 ? _table.Elites.Entry(slot) : default;
        return slot >= 0;
    }

    /// <inheritdoc/>
    public void Clear() => _table = new ParetoTable<T>(MeasureCount, Capacity, _objectives);

    /// <inheritdoc/>
    public IEnumerator<ArchiveEntry<T>> GetEnumerator() => ArchiveEnumeration.Enumerate(() => _table.Elites);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
