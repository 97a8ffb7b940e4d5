using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// The one writer of a run. An append is done when it is on disk in the journal; the database follows behind, written
/// in batches by one thread. Appends may come from many threads; proposals come in order.
/// </summary>
public sealed class RunStore : ICallLog, IAsyncDisposable
{
    private const int QueueLength = 4096;
    private const int Batch = 200;

    private readonly FileStream _lock;
    private readonly RunDatabase _database;
    private readonly Journal _journal;
    private readonly Channel<(JournalEntry Entry, long End)> _queue = Channel.CreateBounded<(JournalEntry, long)>(QueueLength);
    private readonly ConcurrentDictionary<(CandidateId Proposal, int Number), ModelCall> _openCalls = new();
    private readonly Task _mirror;

    private RunStore(RunFiles files, RunHeader header, FileStream @lock, RunDatabase database)
    {
        Folder = files.Folder;
        Header = header with { Options = database.Options ?? header.Options };
        Count = database.Count;
        _lock = @lock;
        _database = database;
        foreach (var call in database.Calls(new CandidateId(Count), new CandidateId(int.MaxValue)))
        {
            _openCalls[(call.Proposal, call.Number)] = call;
        }

        var stream = new FileStream(files.Journal, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.SetLength(database.Position);
        stream.Position = database.Position;
        _journal = new Journal(stream, (entry, end) => _queue.Writer.WriteAsync((entry, end)));
        _mirror = Task.Run(MirrorAsync);
    }

    /// <summary>The run's folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>What the run was begun with, its options as the last resume changed them.</summary>
    public RunHeader Header { get; private set; }

    /// <summary>How many proposals were stored when the store was opened, and since.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Where; must not hold a run yet.</param>
    /// <param name="header">What the run is begun with.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">There is a run already, or the folder cannot be written.</exception>
    public static async ValueTask<RunStore> CreateAsync(string folder, RunHeader header, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(header);
        var files = RunFiles.At(folder);
        FileStream? taken = null;
        try
        {
            Directory.CreateDirectory(files.Folder);
            if (File.Exists(files.Journal))
            {
                throw new StoreException($"There is a run in '{files.Folder}' already; go on with it by 'evollm resume', or choose another name.");
            }

            taken = files.TakeLock();
            await WriteHeaderAsync(files, header, cancellationToken).ConfigureAwait(false);
            return new RunStore(files, header, taken, RunDatabase.Open(files));
        }
        catch (Exception exception)
        {
            if (taken is not null)
            {
                await taken.DisposeAsync().ConfigureAwait(false);
            }

            throw exception is IOException or UnauthorizedAccessException
                ? new StoreException($"A run cannot be begun in '{files.Folder}': {exception.Message.TrimEnd('.')}. Choose another place with --out.", exception)
                : exception;
        }
    }

    /// <summary>Opens a run to go on with it. What a crash left half-written at the end of the journal is dropped.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">There is no run, it is in use, damaged, or of another version.</exception>
    public static async ValueTask<RunStore> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var files = RunFiles.At(folder);
        var header = JournalReader.Header(files);
        var taken = files.TakeLock();
        try
        {
            return new RunStore(files, header, taken, RunDatabase.Open(files));
        }
        catch (Exception exception)
        {
            await taken.DisposeAsync().ConfigureAwait(false);
            throw exception is IOException or UnauthorizedAccessException
                ? new StoreException($"The run in '{files.Folder}' cannot be opened: {exception.Message}", exception)
                : exception;
        }
    }

    /// <summary>The stored proposals in order. To be read before the first append.</summary>
    public IEnumerable<ProposalRecord> Proposals() => _database.Proposals();

    /// <summary>Stores a proposal; done when it is on disk.</summary>
    /// <param name="record">The next proposal in order.</param>
    /// <param name="cancellationToken">Gives up waiting; the proposal may still be stored.</param>
    /// <exception cref="ArgumentException">It is not the next one.</exception>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public ValueTask AppendAsync(ProposalRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Id.Value != Count)
        {
            throw new ArgumentException($"Proposal {record.Id} was to be stored where {Count} is next.", nameof(record));
        }

        Count++;
        for (var number = 0; number < record.Calls; number++)
        {
            _openCalls.TryRemove((record.Id, number), out _);
        }

        return _journal.AppendAsync(new ProposalEntry(record), cancellationToken);
    }

    /// <summary>Stores options that a resume changed.</summary>
    /// <param name="options">The options from now on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public async ValueTask AppendAsync(SearchOptions options, CancellationToken cancellationToken)
    {
        await _journal.AppendAsync(new OptionsEntry(options), cancellationToken).ConfigureAwait(false);
        Header = Header with { Options = options };
    }

    /// <summary>Stores how a stretch of work ended.</summary>
    /// <param name="ending">How.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public ValueTask AppendAsync(RunEnding ending, CancellationToken cancellationToken) =>
        _journal.AppendAsync(new EndingEntry(ending), cancellationToken);

    /// <summary>Stores what was found.</summary>
    /// <param name="report">What.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public ValueTask AppendAsync(RunReport report, CancellationToken cancellationToken) =>
        _journal.AppendAsync(new ReportEntry(report), cancellationToken);

    /// <inheritdoc/>
    public ModelCall? Find(CandidateId proposal, int number, string promptHash) =>
        _openCalls.TryGetValue((proposal, number), out var call) && call.PromptHash == promptHash ? call : null;

    /// <inheritdoc/>
    public async ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modelCall);
        await _journal.AppendAsync(new CallEntry(modelCall), cancellationToken).ConfigureAwait(false);
        _openCalls[(modelCall.Proposal, modelCall.Number)] = modelCall;
    }

    /// <summary>Writes what is queued, brings the database up to date and lets the run go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync().ConfigureAwait(false);
        _queue.Writer.TryComplete();
        await _mirror.ConfigureAwait(false);
        _database.Dispose();
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task WriteHeaderAsync(RunFiles files, RunHeader header, CancellationToken cancellationToken)
    {
        var stream = new FileStream(files.Journal, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var journal = new Journal(stream, (_, _) => ValueTask.CompletedTask);
        await using (journal.ConfigureAwait(false))
        {
            await journal.AppendAsync(new RunEntry(header), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MirrorAsync()
    {
        var batch = new List<(JournalEntry Entry, long End)>(Batch);
        var behind = false;
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < Batch && _queue.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            behind |= !TryApply(batch, behind);
        }
    }

    /// <summary>What the database cannot take now, e.g. on a full disk, it takes from the journal when the run is opened again.</summary>
    private bool TryApply(List<(JournalEntry Entry, long End)> batch, bool behind)
    {
        try
        {
            if (!behind)
            {
                _database.Apply(batch);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
