namespace EvoLLM.Evolver;

/// <summary>Looks at a run, also while another process works on it; then it shows what was durable at the moment of opening.</summary>
public sealed class RunReader : IDisposable
{
    private readonly RunDatabase _database;
    private readonly FileStream? _lock;

    private RunReader(RunHeader header, RunDatabase database, FileStream? @lock, bool isLive)
    {
        Header = header with { Options = database.Options ?? header.Options };
        IsLive = isLive;
        _database = database;
        _lock = @lock;
    }

    /// <summary>What the run was begun with, its options as the last resume changed them.</summary>
    public RunHeader Header { get; }

    /// <summary>Whether another process works on the run.</summary>
    public bool IsLive { get; }

    /// <summary>How many proposals are stored.</summary>
    public int Count => _database.Count;

    /// <summary>The stored proposals by status.</summary>
    public IReadOnlyDictionary<EvaluationStatus, int> Statuses => _database.Statuses;

    /// <summary>How the last stretch of work ended; <see langword="null"/> where it was killed or goes on.</summary>
    public RunEnding? Ending => _database.Ending;

    /// <summary>What was found; <see langword="null"/> before the end.</summary>
    public RunReport? Report => _database.Report;

    /// <summary>Opens a run for reading.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="StoreException">There is no run, or it is damaged or of another version.</exception>
    public static RunReader Open(string folder)
    {
        var files = RunFiles.At(folder);
        var header = JournalReader.Header(files);
        FileStream? taken = null;
        try
        {
            taken = files.TakeLock();
            return new RunReader(header, RunDatabase.Open(files), taken, isLive: false);
        }
        catch (Exception exception) when (exception is not StoreException || taken is null)
        {
            // In use, or in a place that cannot be written: the journal alone is enough to read it.
            taken?.Dispose();
            return new RunReader(header, RunDatabase.InMemory(files), null, files.IsLocked());
        }
        catch
        {
            taken?.Dispose();
            throw;
        }
    }

    /// <summary>All proposals in order.</summary>
    public IEnumerable<ProposalRecord> Proposals() => _database.Proposals();

    /// <summary>One proposal; <see langword="null"/> where there is none of that number.</summary>
    /// <param name="id">Its number.</param>
    public ProposalRecord? Find(CandidateId id) => _database.Find(id);

    /// <summary>The fittest candidates, the fittest first.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ProposalRecord> Best(int count) => _database.Best(count);

    /// <summary>The elites of the archive, by the number of their cell.</summary>
    public IReadOnlyList<ProposalRecord> Elites() => _database.Elites();

    /// <summary>The model calls of a proposal, in order.</summary>
    /// <param name="id">The proposal's number.</param>
    public IReadOnlyList<ModelCall> Calls(CandidateId id) => _database.Calls(id, id);

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _lock?.Dispose();
    }
}
