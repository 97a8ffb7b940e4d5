using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>
/// An archive that keeps one elite for each cell of a partition of behaviour space: MAP-Elites (Mouret and Clune 2015),
/// or CMA-MAE (Fontaine and Nikolaidis 2023) where a learning rate below 1 is set. A solution is accepted if its fitness
/// exceeds the threshold of its cell. Adding and sampling take the same time whatever the archive holds and however many
/// cells there are. For one thread at a time; <see cref="ConcurrentArchive{T}"/> lets many add.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
public sealed class CellArchive<T> : IArchive<T>
{
    private readonly ArchiveRules _rules;
    private readonly CandidacyCheck<T> _check;
    private CellTable<T> _table;

    /// <summary>Creates an empty archive.</summary>
    /// <param name="partition">The cells.</param>
    /// <param name="options">How solutions are accepted and counted.</param>
    /// <param name="flaw">Says in one line what is wrong with a solution, <see langword="null"/> where nothing is; e.g. <see cref="VectorCheck.OfLength"/>.</param>
    /// <exception cref="ArgumentException">Options that do not go together.</exception>
    public CellArchive(IPartition partition, ArchiveOptions? options = null, Func<T, string?>? flaw = null)
    {
        ArgumentNullException.ThrowIfNull(partition);
        Options = options ?? new ArchiveOptions();
        Options.Validate();
        _rules = new ArchiveRules(Options);
        _check = new CandidacyCheck<T>(flaw);
        _table = new CellTable<T>(partition, _rules);
    }

    /// <summary>The cells.</summary>
    public IPartition Partition => _table.Partition;

    /// <summary>How solutions are accepted and counted.</summary>
    public ArchiveOptions Options { get; }

    /// <inheritdoc/>
    public int MeasureCount => Partition.MeasureCount;

    /// <inheritdoc/>
    public int Count => _table.Elites.Count;

    /// <inheritdoc/>
    public ArchiveEntry<T>? Best => _table.Elites.Best;

    /// <inheritdoc/>
    public ArchiveStatistics Statistics => _table.Elites.Statistics(Partition.CellCount, Options.QdScoreOffset);

    /// <inheritdoc/>
    public ArchiveEntry<T> this[int index] => _table.Elites.Entry(index);

    /// <inheritdoc/>
    public T Solution(int index) => _table.Elites.Solution(index);

    /// <summary>The elite of a cell.</summary>
    /// <param name="cell">The number of the cell.</param>
    /// <param name="entry">The elite.</param>
    /// <returns>Whether the cell is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public bool TryGetCell(long cell, out ArchiveEntry<T> entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, Partition.CellCount);
        var slot = _table.Find(cell);
        entry = slot >= 0 ? _table.Elites.Entry(slot) : default;
        return slot >= 0;
    }

    /// <inheritdoc/>
    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry) => TryGetCell(Partition.CellOf(measures), out entry);

    /// <inheritdoc/>
    public Addition Add(T solution, double fitness, ReadOnlySpan<double> measures)
    {
        var candidacy = new Candidacy<T>(solution, fitness, measures);
        return _table.Place(_check.Locate(candidacy, Partition), candidacy);
    }

    /// <inheritdoc/>
    public BatchAddition AddBatch(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null) =>
        _check.Add(new Candidacies<T>(solutions, fitness, measures, MeasureCount), Partition, _table, options ?? BatchOptions.Default);

    /// <summary>
    /// Cuts behaviour space anew. The elites are added again as one batch, in the order in which their cells were taken, so
    /// that of those that meet in one cell the fittest stays; all figures are those of the new archive.
    /// </summary>
    /// <param name="partition">The new cells, of as many measures.</param>
    /// <exception cref="InvalidOperationException">The learning rate is below 1: thresholds of old cells say nothing of new ones.</exception>
    /// <exception cref="ArgumentException">Another number of measures, or an elite that fits into no cell; nothing has changed.</exception>
    public void Retessellate(IPartition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        if (Options.LearningRate is < 1)
        {
            throw new InvalidOperationException($"An archive with a learning rate of {Options.LearningRate} cannot be cut anew: thresholds of old cells say nothing of new ones.");
        }

        if (partition.MeasureCount != MeasureCount)
        {
            throw new ArgumentException($"The new cells have {partition.MeasureCount} measures; the archive has {MeasureCount}.");
        }

        var table = new CellTable<T>(partition, _rules);
        var elites = _table.InOrder();
        _check.Add(
            new Candidacies<T>(
                elites.Select(elite => elite.Solution).ToArray(),
                elites.Select(elite => elite.Fitness).ToArray(),
                elites.SelectMany(elite => elite.Measures).ToArray(),
                MeasureCount),
            partition,
            table,
            BatchOptions.Default);
        if (Best is { } best)
        {
            // It may be gone from the archive and is still the best that there ever was.
            table.Elites.Consider(best with { Cell = partition.CellOf(best.Measures.AsSpan()) });
        }

        Volatile.Write(ref _table, table);
    }

    /// <inheritdoc/>
    public void Clear() => Volatile.Write(ref _table, new CellTable<T>(Partition, _rules));

    /// <inheritdoc/>
    public IEnumerator<ArchiveEntry<T>> GetEnumerator() => ArchiveEnumeration.Enumerate(() => _table.Elites);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds while other threads do so, too: what the archive does not take is found out without waiting.</summary>
    internal Addition AddShared(in Candidacy<T> candidacy, Lock gate)
    {
        var table = Volatile.Read(ref _table);
        var cell = _check.Locate(candidacy, table.Partition);
        if (table.IsRejected(cell, candidacy.Fitness, out var addition))
        {
            return addition;
        }

        lock (gate)
        {
            return table == _table ? table.Place(cell, candidacy) : Add(candidacy.Solution, candidacy.Fitness, candidacy.Measures);
        }
    }
}
