using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>
/// A run in LiteDB, for queries. It follows the journal and knows how far it has come, so it can always be brought up
/// to date, or thrown away and filled again. Used by one thread at a time.
/// </summary>
internal sealed class RunDatabase : IDisposable
{
    private const int Batch = 200;
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);

    private readonly LiteDatabase _database;
    private readonly ILiteCollection<BsonDocument> _run;
    private readonly ILiteCollection<BsonDocument> _candidates;
    private readonly ILiteCollection<BsonDocument> _cells;
    private readonly ILiteCollection<BsonDocument> _calls;
    private readonly SortedDictionary<EvaluationStatus, int> _statuses;

    private RunDatabase(LiteDatabase database)
    {
        _database = database;
        _run = database.GetCollection("run");
        _candidates = database.GetCollection("candidates");
        _cells = database.GetCollection("cells");
        _calls = database.GetCollection("calls");
        _candidates.EnsureIndex("fitness", "$.evaluation.fitness");
        var progress = One<Progress>("progress");
        Position = progress?.Position ?? 0;
        Count = progress?.Proposals ?? 0;
        _statuses = new(progress?.Statuses ?? []);
    }

    /// <summary>How many bytes of the journal are in.</summary>
    public long Position { get; private set; }

    /// <summary>How many proposals are in.</summary>
    public int Count { get; private set; }

    public IReadOnlyDictionary<EvaluationStatus, int> Statuses => _statuses;

    public SearchOptions? Options => One<SearchOptions>("options");

    public RunEnding? Ending => One<RunEnding>("ending");

    public RunReport? Report => One<RunReport>("report");

    /// <summary>Opens the database of a run, which must have been taken; one that cannot be read is made anew.</summary>
    /// <exception cref="StoreException">It holds more than the journal: the journal was cut.</exception>
    public static RunDatabase Open(RunFiles files)
    {
        try
        {
            return Open(files, Connect(files));
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // Whatever is wrong with it, the journal has everything.
            Delete(files);
            return Open(files, Connect(files));
        }
    }

    /// <summary>Deletes the database of a run, to be made anew when it is opened.</summary>
    public static void Delete(RunFiles files)
    {
        File.Delete(files.Database);
        File.Delete(files.DatabaseLog);
    }

    /// <summary>Fills a database in memory from the journal, for a run whose file is not to be had.</summary>
    public static RunDatabase InMemory(RunFiles files)
    {
        var database = Open(files, new LiteDatabase(new MemoryStream()));
        database.CatchUp(files, long.MaxValue, CancellationToken.None);
        return database;
    }

    /// <summary>Takes in what the journal has beyond it, batch by batch.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes: what is behind it may not be on disk yet.</param>
    /// <param name="cancellationToken">Ends the work after a batch, and is no error.</param>
    public void CatchUp(RunFiles files, long limit, CancellationToken cancellationToken)
    {
        foreach (var entries in JournalReader.Read(files, Position, limit).Chunk(Batch))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            Apply(entries);
        }
    }

    public ProposalRecord? Find(CandidateId id) =>
        _candidates.FindById(Key(id)) is { } document ? BsonJson.FromBson<ProposalRecord>(document) : null;

    public IReadOnlyList<ProposalRecord> Best(int count) =>
        [.. _candidates.Query().Where("$.evaluation.status = 'ok'").OrderByDescending("$.evaluation.fitness").Limit(count).ToEnumerable().Select(BsonJson.FromBson<ProposalRecord>)];

    public IReadOnlyList<ProposalRecord> Elites() =>
        [.. _cells.FindAll().Select(cell => BsonJson.FromBson<ProposalRecord>(_candidates.FindById(cell["candidate"])))];

    public IReadOnlyList<ModelCall> Calls(CandidateId id) =>
        [.. _calls.Find(Query.Between("_id", Key(id), Key(id) + "~")).Select(BsonJson.FromBson<ModelCall>)];

    /// <summary>Closes the file. What LiteDB makes of a full disk is left to it after a while: the journal has everything.</summary>
    public void Dispose() => Task.Run(Close).Wait(ClosingTime);

    private static LiteDatabase Connect(RunFiles files) => new($"Filename=\"{files.Database}\";Connection=direct");

    private static RunDatabase Open(RunFiles files, LiteDatabase database)
    {
        try
        {
            database.UtcDate = true;
            var opened = new RunDatabase(database);
            return opened.Position <= new FileInfo(files.Journal).Length ? opened : throw new StoreException(
                $"'{files.Journal}' is shorter than what was stored: {new FileInfo(files.Journal).Length} of at least {opened.Position} bytes; restore it from a copy. Nothing was changed.");
        }
        catch
        {
            Task.Run(database.Dispose).Wait(ClosingTime);
            throw;
        }
    }

    private void Close()
    {
        try
        {
            _database.Checkpoint();
            _database.Dispose();
        }
        catch (Exception)
        {
            // It is brought up to date when it is opened again.
        }
    }

    /// <summary>Takes entries in, all or none of them.</summary>
    private void Apply((JournalEntry Entry, long End)[] entries)
    {
        _database.BeginTrans();
        try
        {
            foreach (var (entry, _) in entries)
            {
                Apply(entry);
            }

            Position = entries[^1].End;
            Set("progress", new Progress(Position, Count, new Dictionary<EvaluationStatus, int>(_statuses)));
            _database.Commit();
        }
        catch
        {
            // A transaction that is left open holds everything up that comes after it, closing the file included.
            _database.Rollback();
            throw;
        }
    }

    private static string Key(CandidateId id) => id.Value.ToString("D10", System.Globalization.CultureInfo.InvariantCulture);

    private void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case ProposalEntry { Proposal: var proposal }:
                Insert(proposal);
                break;
            case CallEntry { Call: var call }:
                Upsert(_calls, $"{Key(call.Proposal)}-{call.Number:D3}", call);
                break;
            case OptionsEntry { Options: var options }:
                Set("options", options);
                break;
            case EndingEntry { Ending: var ending }:
                Set("ending", ending);
                break;
            case ReportEntry { Report: var report }:
                Set("report", report);
                break;
            case RunEntry { Header: var header }:
                Set("header", header);
                break;
        }
    }

    private void Insert(ProposalRecord proposal)
    {
        Upsert(_candidates, Key(proposal.Id), proposal);
        if (proposal.Decision is AddStatus.New or AddStatus.Improved)
        {
            _cells.Upsert(new BsonDocument
            {
                ["_id"] = proposal.Cell!.Value,
                ["candidate"] = Key(proposal.Id),
                ["fitness"] = proposal.Evaluation.Fitness!.Value,
                ["measures"] = new BsonArray(proposal.Evaluation.Measures!.Select(value => new BsonValue(value))),
            });
        }

        // Work goes on: how an earlier stretch ended, and what it found, says nothing any more.
        _run.Delete("ending");
        _run.Delete("report");
        Count = proposal.Id.Value + 1;
        _statuses[proposal.Evaluation.Status] = _statuses.GetValueOrDefault(proposal.Evaluation.Status) + 1;
    }

    private T? One<T>(string key)
        where T : class => _run.FindById(key) is { } document ? BsonJson.FromBson<T>(document) : null;

    private void Set<T>(string key, T value) => Upsert(_run, key, value);

    private static void Upsert<T>(ILiteCollection<BsonDocument> collection, string key, T value)
    {
        var document = BsonJson.ToBson(value);
        document["_id"] = key;
        collection.Upsert(document);
    }

    /// <summary>How far the database has come.</summary>
    private sealed record Progress(long Position, int Proposals, Dictionary<EvaluationStatus, int> Statuses);
}
