using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>
/// An archive without cells: it grows by every solution that is novel, that is, whose mean distance to its nearest elites
/// reaches a threshold (novelty search, Lehman and Stanley 2011); with local competition a fitter solution also takes the
/// place of the elite nearest to it. Behaviour space needs no bounds. For one thread at a time;
/// <see cref="ConcurrentArchive{T}"/> lets many add.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
public sealed class NoveltyArchive<T> : IArchive<T>
{
    private readonly CandidacyCheck<T> _check;
    private readonly SingleCell _space;
    private NoveltyTable<T> _table;

    /// <summary>Creates an empty archive.</summary>
    /// <param name="measureCount">How many measures a solution has, 1 or more.</param>
    /// <param name="options">When a solution is accepted.</param>
    /// <param name="flaw">Says in one line what is wrong with a solution, <see langword="null"/> where nothing is.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public NoveltyArchive(int measureCount, NoveltyOptions options, Func<T, string?>? flaw = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(measureCount);
        Options = options;
        _check = new CandidacyCheck<T>(flaw);
        _space = new SingleCell(measureCount);
        _table = new NoveltyTable<T>(measureCount, options);
    }

    /// <summary>When a solution is accepted.</summary>
    public NoveltyOptions Options { get; }

    /// <inheritdoc/>
    public int MeasureCount => _space.MeasureCount;

    /// <inheritdoc/>
    public int Count => _table.Elites.Count;

    /// <inheritdoc/>
    public ArchiveEntry<T>? Best => _table.Elites.Best;

    /// <inheritdoc/>
    public ArchiveStatistics Statistics => _table.Elites.Statistics(Count, Options.QdScoreOffset);

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
        _check.Add(new Candidacies<T>(solutions, fitness, measures, MeasureCount), _space, _table, options ?? BatchOptions.Default);

    /// <inheritdoc/>
    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry)
    {
        _space.CellOf(measures);
        var slot = _table.Nearest(measures);
        entry = slot >= 0 ? _table.Elites.Entry(slot) : default;
        return slot >= 0;
    }

    /// <inheritdoc/>
    public void Clear() => _table = new NoveltyTable<T>(MeasureCount, Options);

    /// <inheritdoc/>
    public IEnumerator<ArchiveEntry<T>> GetEnumerator() => ArchiveEnumeration.Enumerate(() => _table.Elites);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
