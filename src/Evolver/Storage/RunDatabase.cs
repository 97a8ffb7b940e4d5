using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>
/// A run in LiteDB, for queries. It follows the journal and knows how far it has come, so it can always be brought up
/// to date, or thrown away and filled again. Used by one thread at a time.
/// </summary>
internal sealed class RunDatabase : IDisposable
{
    private const int Batch = 500;

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

    /// <summary>Opens the database of a run and brings it up to date; one that is damaged is made anew.</summary>
    public static RunDatabase Open(RunFiles files)
    {
        try
        {
            return Open(files, new LiteDatabase($"Filename=\"{files.Database}\";Connection=direct"));
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // Whatever is wrong with it, the journal has everything.
            File.Delete(files.Database);
            File.Delete(files.DatabaseLog);
            return Open(files, new LiteDatabase($"Filename=\"{files.Database}\";Connection=direct"));
        }
    }

    /// <summary>Fills a database in memory from the journal, for a run whose file must not be touched.</summary>
    public static RunDatabase InMemory(RunFiles files) => Open(files, new LiteDatabase(new MemoryStream()));

    /// <summary>Takes entries in, all or none of them.</summary>
    public void Apply(IReadOnlyList<(JournalEntry Entry, long End)> entries)
    {
        _database.BeginTrans();
        foreach (var (entry, end) in entries)
        {
            Apply(entry);
            Position = end;
        }

        Set("progress", new Progress(Position, Count, new Dictionary<EvaluationStatus, int>(_statuses)));
        _database.Commit();
    }

    public IEnumerable<ProposalRecord> Proposals() => _candidates.FindAll().Select(BsonJson.FromBson<ProposalRecord>);

    public ProposalRecord? Find(CandidateId id) =>
        _candidates.FindById(Key(id)) is { } document ? BsonJson.FromBson<ProposalRecord>(document) : null;

    public IReadOnlyList<ProposalRecord> Best(int count) =>
        [.. _candidates.Query().Where("$.evaluation.status = 'ok'").OrderByDescending("$.evaluation.fitness").Limit(count).ToEnumerable().Select(BsonJson.FromBson<ProposalRecord>)];

    public IReadOnlyList<ProposalRecord> Elites() =>
        [.. _cells.FindAll().Select(cell => BsonJson.FromBson<ProposalRecord>(_candidates.FindById(cell["candidate"])))];

    /// <summary>The calls of proposals from one number to another, both included.</summary>
    public IReadOnlyList<ModelCall> Calls(CandidateId from, CandidateId to) =>
        [.. _calls.Find(Query.Between("_id", Key(from), Key(to) + "~")).Select(BsonJson.FromBson<ModelCall>)];

    public void Dispose()
    {
        try
        {
            _database.Checkpoint();
            _database.Dispose();
        }
        catch (Exception)
        {
            // A full disk, whatever LiteDB makes of it. The journal has everything; the database is brought up to date when it is opened again.
        }
    }

    private static RunDatabase Open(RunFiles files, LiteDatabase database)
    {
        try
        {
            database.UtcDate = true;
            var opened = new RunDatabase(database);
            if (opened.Position > new FileInfo(files.Journal).Length)
            {
                throw new InvalidDataException("The database is ahead of the journal.");
            }

            foreach (var entries in JournalReader.Read(files, opened.Position).Chunk(Batch))
            {
                opened.Apply(entries);
            }

            return opened;
        }
        catch
        {
            database.Dispose();
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

        // Work goes on: how an earlier stretch ended says nothing any more.
        _run.Delete("ending");
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
