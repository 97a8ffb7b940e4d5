using System.Collections.Concurrent;

namespace EvoLLM.Evolver;

/// <summary>
/// The one writer of a run. An append is done when it is on disk in the journal; the database follows behind. Appends may
/// come from many threads; proposals come in order.
/// </summary>
public sealed class RunStore : ICallLog, IAsyncDisposable
{
    private readonly RunFiles _files;
    private readonly FileStream _lock;
    private readonly long _begin;
    private readonly Journal _journal;
    private readonly DatabaseFollower _database;
    private readonly ConcurrentDictionary<(CandidateId Proposal, int Number), ModelCall> _openCalls = new();
    private readonly Lock _order = new();

    private RunStore(Opening opening, JournalSummary summary, JournalTexts? texts, DatabaseFollower database)
    {
        (_files, _lock) = (opening.Files, opening.Lock);
        _begin = summary.End;
        _database = database;
        Header = opening.Header with { Options = summary.Options ?? opening.Header.Options };
        Count = summary.Proposals;
        foreach (var call in summary.ReadOpenCalls(_files))
        {
            _openCalls[(call.Proposal, call.Number)] = call;
        }

        var stream = new FileStream(_files.Journal, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.SetLength(summary.End);
        stream.Position = summary.End;
        _journal = new Journal(stream, database.Advance, opening.Options, texts);
    }

    /// <summary>The run's folder, absolute.</summary>
    public string Folder => _files.Folder;

    /// <summary>What the run was begun with, its options as the last resume changed them.</summary>
    public RunHeader Header { get; private set; }

    /// <summary>How many proposals were stored when the store was opened, and since.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Where; must not hold a run yet.</param>
    /// <param name="header">What the run is begun with.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">There is a run already, or the folder cannot be written.</exception>
    public static ValueTask<RunStore> CreateAsync(string folder, RunHeader header, CancellationToken cancellationToken) =>
        CreateAsync(folder, header, new StoreOptions(), cancellationToken);

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Where; must not hold a run yet.</param>
    /// <param name="header">What the run is begun with.</param>
    /// <param name="options">How appends are done.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    /// <exception cref="StoreException">There is a run already, or the folder cannot be written.</exception>
    public static async ValueTask<RunStore> CreateAsync(string folder, RunHeader header, StoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var files = RunFiles.At(folder);
        var made = !Directory.Exists(files.Folder);
        FileStream? taken = null;
        try
        {
            Directory.CreateDirectory(files.Folder);
            taken = files.TakeLock();
            await NewJournal.WriteAsync(files, header, made, cancellationToken).ConfigureAwait(false);
            return await StartAsync(new Opening(files, header, taken, options)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await ReleaseAsync(taken).ConfigureAwait(false);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new StoreException($"A run cannot be begun in '{files.Folder}': {exception.Message.TrimEnd('.')}. Choose another place with --out.", exception);
            }

            throw;
        }
    }

    /// <summary>Opens a run to go on with it. What a crash left half-written at the end of the journal is dropped.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">There is no run, it is in use, damaged, or of another version.</exception>
    public static ValueTask<RunStore> OpenAsync(string folder, CancellationToken cancellationToken) =>
        OpenAsync(folder, new StoreOptions(), cancellationToken);

    /// <summary>Opens a run to go on with it. What a crash left half-written at the end of the journal is dropped.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="options">How appends are done.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    /// <exception cref="StoreException">There is no run, it is in use, damaged, or of another version.</exception>
    public static async ValueTask<RunStore> OpenAsync(string folder, StoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var files = RunFiles.At(folder);
        var header = JournalReader.Header(files);
        var taken = await files.TakeLockAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await StartAsync(new Opening(files, header, taken, options)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await ReleaseAsync(taken).ConfigureAwait(false);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new StoreException($"The run in '{files.Folder}' cannot be opened: {exception.Message}", exception);
            }

            throw;
        }
    }

    /// <summary>The proposals that were stored when the store was opened, in order, read from the journal.</summary>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IEnumerable<ProposalRecord> Proposals() => JournalHistory.Read(_files, _begin).Select(proposal => proposal.Record);

    /// <summary>Stores a proposal; done when it is on disk.</summary>
    /// <param name="record">The next proposal in order.</param>
    /// <param name="cancellationToken">Gives up waiting; the proposal may still be stored.</param>
    /// <exception cref="ArgumentException">It is not the next one.</exception>
    /// <exception cref="StoreException">The disk refuses.</exception>
    public ValueTask AppendAsync(ProposalRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        // A call that failed is the one after those that are counted.
        for (var number = 0; number <= record.Calls; number++)
        {
            _openCalls.TryRemove((record.Id, number), out _);
        }

        // The order of the journal is that of the queue.
        lock (_order)
        {
            if (record.Id.Value != Count)
            {
                throw new ArgumentException($"Proposal {record.Id} was to be stored where {Count} is next.", nameof(record));
            }

            Count++;
            return _journal.AppendAsync(new ProposalEntry(record), cancellationToken);
        }
    }

    /// <summary>Stores options that a resume changed.</summary>
    /// <param name="options">The options from now on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">The disk refuses.</exception>
    internal async ValueTask AppendAsync(SearchOptions options, CancellationToken cancellationToken)
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
    public ModelCall? Find(ModelQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return _openCalls.TryGetValue((question.Proposal, question.Number), out var call) && call.Failure is null && call.PromptHash == question.PromptHash ? call : null;
    }

    /// <inheritdoc/>
    public Cost SpentInVain(ModelQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Find(question) is null && _openCalls.TryGetValue((question.Proposal, question.Number), out var call) ? call.Cost : default;
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modelCall);
        await _journal.AppendAsync(new CallEntry(modelCall), cancellationToken).ConfigureAwait(false);
        if (modelCall.Failure is null)
        {
            _openCalls[(modelCall.Proposal, modelCall.Number)] = modelCall;
        }

        if (modelCall.Proposal.Value < Count)
        {
            // Its proposal was stored at the same moment; nobody will ask for it.
            _openCalls.TryRemove((modelCall.Proposal, modelCall.Number), out _);
        }
    }

    /// <summary>Writes what is queued, brings the database up to date and lets the run go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Verifies the journal and goes on where it ends.</summary>
    private static async Task<RunStore> StartAsync(Opening opening)
    {
        // A run keeps the format that it was begun with.
        var texts = opening.Header.Format >= RunHeader.TextsOnceFormat ? new JournalTexts(opening.Files) : null;
        var summary = JournalSummary.Of(opening.Files, texts: texts);
        var database = await DatabaseFollower.StartAsync(opening.Files, summary.End).ConfigureAwait(false);
        try
        {
            return new RunStore(opening, summary, texts, database);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static ValueTask ReleaseAsync(FileStream? taken) => taken?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Opening(RunFiles Files, RunHeader Header, FileStream Lock, StoreOptions Options);
}
