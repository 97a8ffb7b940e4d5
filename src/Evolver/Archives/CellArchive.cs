using System.Buffers;
using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>
/// An archive that keeps one elite for each cell of a partition of behaviour space: MAP-Elites (Mouret and Clune 2015),
/// or CMA-MAE (Fontaine and Nikolaidis 2023) where a learning rate below 1 is set. A solution is accepted if its fitness
/// exceeds the threshold of its cell. Adding and sampling take the same time whatever the archive holds and however many
/// cells there are. For one thread at a time; a concurrent archive around it lets many add.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
public sealed class CellArchive<T> : IArchive<T>
{
    private readonly ArchiveRules _rules;
    private readonly Func<T, string?>? _flaw;
    private CellState<T> _state;
    private readonly ContestTable _contests = new();
    private CompensatedSum _sum;
    private double _bestFitness = double.NegativeInfinity;
    private int _version;

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
        _flaw = flaw;
        _state = new CellState<T>(partition);
    }

    /// <summary>The cells.</summary>
    public IPartition Partition => _state.Partition;

    /// <summary>How solutions are accepted and counted.</summary>
    public ArchiveOptions Options { get; }

    /// <inheritdoc/>
    public int MeasureCount => Partition.MeasureCount;

    /// <inheritdoc/>
    public int Count => _state.Elites.Count;

    /// <inheritdoc/>
    public ArchiveEntry<T>? Best { get; private set; }

    /// <inheritdoc/>
    public ArchiveStatistics Statistics => new()
    {
        Elites = Count,
        Cells = Partition.CellCount,
        QdScoreOffset = Options.QdScoreOffset,
        QdScore = _sum.Value - (Count * Options.QdScoreOffset),
        BestFitness = Best?.Fitness,
        MeanFitness = Count > 0 ? _sum.Value / Count : null,
    };

    /// <inheritdoc/>
    public ArchiveEntry<T> this[int index] => _state.Elites.Entry(Checked(index));

    /// <inheritdoc/>
    public T Solution(int index) => _state.Elites.Solution(Checked(index));

    /// <summary>The elite of a cell.</summary>
    /// <param name="cell">The number of the cell.</param>
    /// <param name="entry">The elite.</param>
    /// <returns>Whether the cell is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public bool TryGetCell(long cell, out ArchiveEntry<T> entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, Partition.CellCount);
        var slot = _state.Index.Find(cell);
        entry = slot >= 0 ? _state.Elites.Entry(slot) : default;
        return slot >= 0;
    }

    /// <inheritdoc/>
    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry) => TryGetCell(Partition.CellOf(measures), out entry);

    /// <inheritdoc/>
    public Addition Add(T solution, double fitness, ReadOnlySpan<double> measures)
    {
        var candidacy = new Candidacy<T>(solution, fitness, measures);
        return Place(CellOf(candidacy), candidacy);
    }

    /// <inheritdoc/>
    public BatchAddition AddBatch(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null)
    {
        options ??= BatchOptions.Default;
        var rows = new Candidacies<T>(solutions, fitness, measures, MeasureCount);
        var additions = new Addition[rows.Count];
        var invalid = new List<InvalidRow>();
        var cells = ArrayPool<long>.Shared.Rent(rows.Count);
        try
        {
            FindCells(rows, cells, options.ReportInvalidRows ? invalid : null);
            if (options.Semantics == BatchSemantics.Sequence)
            {
                PlaceInSequence(rows, cells, additions);
            }
            else
            {
                PlaceAtOnce(rows, cells, additions);
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(cells);
        }

        return new BatchAddition(options.Semantics, additions, invalid);
    }

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

        var rows = _state.Elites.All;
        var cells = new long[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            cells[row] = partition.CellOf(rows[row].Measures);
        }

        var best = Best;
        Reset(partition);
        PlaceAtOnce(rows, cells, new Addition[rows.Count]);
        if (best is { } record && record.Fitness > _bestFitness)
        {
            // Gone from the archive, but still the best that there ever was.
            Remember(record with { Cell = partition.CellOf(record.Measures.AsSpan()) });
        }
    }

    /// <inheritdoc/>
    public void Clear() => Reset(Partition);

    /// <inheritdoc/>
    public IEnumerator<ArchiveEntry<T>> GetEnumerator() => Enumerate(_version);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<ArchiveEntry<T>> Enumerate(int version)
    {
        for (var slot = 0; ; slot++)
        {
            if (version != _version)
            {
                throw new InvalidOperationException("The archive was changed while it was enumerated.");
            }

            if (slot == Count)
            {
                yield break;
            }

            yield return _state.Elites.Entry(slot);
        }
    }

    private void Reset(IPartition partition)
    {
        _version++;
        _sum = default;
        _bestFitness = double.NegativeInfinity;
        Best = null;
        Volatile.Write(ref _state, new CellState<T>(partition));
    }

    private void FindCells(in Candidacies<T> rows, Span<long> cells, List<InvalidRow>? invalid)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            try
            {
                cells[row] = CellOf(rows[row]);
            }
            catch (ArgumentException exception)
            {
                if (invalid is null)
                {
                    throw new ArgumentException($"Row {row}: {exception.Message}", exception);
                }

                cells[row] = -1;
                invalid.Add(new InvalidRow(row, exception.Message));
            }
        }
    }

    private long CellOf(in Candidacy<T> candidacy)
    {
        if (!double.IsFinite(candidacy.Fitness))
        {
            throw new ArgumentException($"The fitness is {candidacy.Fitness}; it must be finite.");
        }

        return _flaw?.Invoke(candidacy.Solution) is { } flaw ? throw new ArgumentException(flaw) : Partition.CellOf(candidacy.Measures);
    }

    private void PlaceInSequence(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            additions[row] = cells[row] < 0 ? default : Place(cells[row], rows[row]);
        }
    }

    private void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        _contests.Begin(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (cells[row] >= 0)
            {
                additions[row] = Decide(cells[row], _state.Index.Find(cells[row]), rows[row].Fitness, out _);
                if (additions[row].Status != AddStatus.Rejected)
                {
                    _contests.Enter(cells[row], row, rows[row].Fitness);
                }
            }
        }

        foreach (ref readonly var contest in _contests.ByCell())
        {
            var slot = _state.Index.Find(contest.Cell);
            Hold(contest.Cell, slot, rows[contest.Winner], _rules.Next(ThresholdAt(slot), contest));
        }
    }

    private Addition Place(long cell, in Candidacy<T> candidacy)
    {
        var slot = _state.Index.Find(cell);
        var addition = Decide(cell, slot, candidacy.Fitness, out var threshold);
        if (addition.Status != AddStatus.Rejected)
        {
            Hold(cell, slot, candidacy, _rules.Next(threshold, candidacy.Fitness));
        }

        return addition;
    }

    private Addition Decide(long cell, int slot, double fitness, out double threshold)
    {
        threshold = ThresholdAt(slot);
        var status = fitness <= threshold ? AddStatus.Rejected : slot < 0 ? AddStatus.New : AddStatus.Improved;
        return new Addition(status, cell, ArchiveRules.Value(fitness, threshold));
    }

    private double ThresholdAt(int slot) => slot < 0 ? _rules.Minimum : _state.Elites.Threshold(slot);

    /// <summary>Gives a cell to an accepted solution.</summary>
    private void Hold(long cell, int slot, in Candidacy<T> candidacy, double threshold)
    {
        _version++;
        _sum.Add(candidacy.Fitness);
        if (slot < 0)
        {
            slot = _state.Elites.Append(cell, candidacy, threshold);
            _state.Index.Set(cell, slot);
        }
        else
        {
            _sum.Add(-_state.Elites.Fitness(slot));
            _state.Elites.Replace(slot, candidacy, threshold);
        }

        if (candidacy.Fitness > _bestFitness)
        {
            Remember(_state.Elites.Entry(slot));
        }
    }

    private void Remember(ArchiveEntry<T> best)
    {
        Best = best;
        _bestFitness = best.Fitness;
    }

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index;
    }
}
