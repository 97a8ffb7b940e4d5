using System.Collections;

namespace EvoLLM.Evolver;

/// <summary>
/// Lets many threads use one archive. Every change holds one short lock, so statistics are always exact; what an archive
/// of cells does not take is found out without it. Which of two solutions comes first is up to the threads;
/// <see cref="SequencedArchive{T}"/> decides it by number.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
/// <param name="archive">The archive; from now on only used through this one.</param>
public sealed class ConcurrentArchive<T>(IArchive<T> archive) : IArchive<T>
{
    private readonly Lock _gate = new();
    private readonly CellArchive<T>? _cells = archive as CellArchive<T>;

    /// <inheritdoc/>
    public int MeasureCount => archive.MeasureCount;

    /// <inheritdoc/>
    public int Count => Exclusively(inner => inner.Count);

    /// <inheritdoc/>
    public ArchiveStatistics Statistics => Exclusively(inner => inner.Statistics);

    /// <inheritdoc/>
    public ArchiveEntry<T>? Best => Exclusively(inner => inner.Best);

    /// <inheritdoc/>
    public ArchiveEntry<T> this[int index] => Exclusively(inner => inner[index]);

    /// <inheritdoc/>
    public T Solution(int index) => Exclusively(inner => inner.Solution(index));

    /// <inheritdoc/>
    public Addition Add(T solution, double fitness, ReadOnlySpan<double> measures)
    {
        if (_cells is not null)
        {
            return _cells.AddShared(new Candidacy<T>(solution, fitness, measures), _gate);
        }

        lock (_gate)
        {
            return archive.Add(solution, fitness, measures);
        }
    }

    /// <inheritdoc/>
    public BatchAddition AddBatch(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null)
    {
        lock (_gate)
        {
            return archive.AddBatch(solutions, fitness, measures, options);
        }
    }

    /// <inheritdoc/>
    public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<T> entry)
    {
        lock (_gate)
        {
            return archive.TryRetrieve(measures, out entry);
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (_gate)
        {
            archive.Clear();
        }
    }

    /// <summary>Does something with the archive while nobody else does, e.g. reads several figures that belong together.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="work">What is done; should be short and keep nothing of the archive.</param>
    public TResult Exclusively<TResult>(Func<IArchive<T>, TResult> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            return work(archive);
        }
    }

    /// <summary>Gives the elites of the moment at which it is called, whatever is added meanwhile.</summary>
    public IEnumerator<ArchiveEntry<T>> GetEnumerator() =>
        ((IEnumerable<ArchiveEntry<T>>)Exclusively(inner => inner.ToArray())).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
