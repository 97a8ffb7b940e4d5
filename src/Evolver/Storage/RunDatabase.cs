using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>
/// A run in LiteDB, for queries. It follows the journal and knows how far it has come, so it can always be brought up
/// to date, or thrown away and filled again. Used by one thread at a time.
/// </summary>
internal sealed class RunDatabase : IDisposable
{
    /// <summary>LiteDB waits for the disk dozens of times for a commit, whatever is in it.</summary>
    private const int Batch = 4096;

    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);

    private readonly LiteDatabase _database;
    private Action? _closed;
    private readonly ILiteCollection<BsonDocument> _run;
    private readonly ILiteCollection<BsonDocument> _cells;
    private readonly CandidateChunks _candidates;
    private readonly Dictionary<long, CandidateRow> _newElites = [];
    private readonly OpenCalls _openCalls;
    private readonly SortedDictionary<EvaluationStatus, int> _statuses;

    /// <summary>Uses an opened database.</summary>
    /// <param name="database">The database; disposed with this.</param>
    /// <param name="state">What it knows of the run as a whole.</param>
    /// <param name="closed">Is called when the file was closed in order.</param>
    public RunDatabase(LiteDatabase database, DatabaseState state, Action? closed = null)
    {
        _database = database;
        _closed = closed;
        _run = database.GetCollection("run");
        _cells = database.GetCollection("cells");
        _candidates = new CandidateChunks(database, state.Proposals);
        _openCalls = new OpenCalls(state.OpenCalls);
        _statuses = new(state.Statuses.ToDictionary());
        State = state;
    }

    /// <summary>What it knows of the run as a whole.</summary>
    public DatabaseState State { get; private set; }

    /// <summary>Takes in what the journal has beyond it, batch by batch.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes: what is behind it may not be on disk yet.</param>
    /// <param name="cancellationToken">Ends the work after a batch, and is no error.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public void CatchUp(RunFiles files, long limit, CancellationToken cancellationToken)
    {
        using var lines = JournalReader.Heads(files, State.Position, limit).GetEnumerator();
        for (var more = lines.MoveNext(); more && !cancellationToken.IsCancellationRequested;)
        {
            more = Transact(() => ApplyBatch(files, lines));
        }
    }

    public CandidateRow? Find(CandidateId id) => _candidates.Find(id.Value);

    public IReadOnlyList<CandidateRow> Best(int count) => _candidates.Best(count);

    /// <summary>The candidates in order, up to one of them.</summary>
    public IEnumerable<CandidateRow> UpTo(CandidateId last) => _candidates.UpTo(last.Value);

    /// <summary>The elites, by the number of their cell.</summary>
    public IReadOnlyList<CandidateRow> Elites() => [.. _cells.FindAll().Select(BsonJson.FromBson<CandidateRow>)];

    /// <summary>Where in the journal the calls of a proposal are, also of one that is under way.</summary>
    public IReadOnlyList<long> CallsAt(CandidateId id) => _candidates.Find(id.Value)?.CallsAt ?? _openCalls.Of(id.Value);

    /// <summary>A candidate and its ancestors, the later ones first.</summary>
    public IEnumerable<CandidateRow> Lineage(CandidateId id)
    {
        var open = new SortedSet<CandidateId> { id };
        while (open.Count > 0)
        {
            var last = open.Max;
            open.Remove(last);
            if (_candidates.Find(last.Value) is { } row)
            {
                yield return row;
                open.UnionWith(row.Lineage.Parents.Where(parent => parent < last));
            }
        }
    }

    /// <summary>Closes the file. What LiteDB makes of a full disk is left to it after a while: the journal has everything.</summary>
    public void Dispose() => Task.Run(Close).Wait(ClosingTime);

    /// <summary>Closes a file that turned out to be damaged.</summary>
    public void GiveUp()
    {
        _closed = null;
        DatabaseFile.Abandon(_database);
        Dispose();
    }

    private void Close()
    {
        try
        {
            _database.Checkpoint();
            _database.Dispose();
            _closed?.Invoke();
        }
        catch (Exception)
        {
            // It is brought up to date when it is opened again.
            DatabaseFile.Abandon(_database);
        }
    }

    /// <summary>Does all of some work or nothing of it.</summary>
    private bool Transact(Func<bool> work)
    {
        _database.BeginTrans();
        try
        {
            var result = work();
            _database.Commit();
            return result;
        }
        catch
        {
            // A transaction that is left open holds everything up that comes after it, closing the file included.
            _database.Rollback();
            throw;
        }
    }

    /// <summary>Takes in the line that was read and those after it.</summary>
    /// <returns>Whether there is another line.</returns>
    private bool ApplyBatch(RunFiles files, IEnumerator<(LineHead Head, ReadOnlyMemory<byte> Line, long Start)> lines)
    {
        var (more, last, position) = (true, 0L, 0L);
        for (var count = 0; more && count < Batch; count++)
        {
            var (head, line, start) = lines.Current;
            Apply(files, head, line.Span, start);
            (last, position) = (start, start + line.Length + 1);
            more = lines.MoveNext();
        }

        State = State.At(files, last, position) with { OpenCalls = _openCalls.All, Statuses = new SortedDictionary<EvaluationStatus, int>(_statuses) };
        Store();
        return more;
    }

    private void Store()
    {
        _candidates.Flush();
        foreach (var (cell, elite) in _newElites)
        {
            Upsert(_cells, cell, BsonJson.ToBson(elite));
        }

        _newElites.Clear();
        Upsert(_run, DatabaseState.Key, BsonJson.ToBson(State));
    }

    private void Apply(RunFiles files, LineHead head, ReadOnlySpan<byte> line, long start)
    {
        switch (head.Kind)
        {
            case LineKind.Proposal:
                Add(CandidateRow.Read(JournalFormat.Verify(line)) with { At = start, CallsAt = _openCalls.Take(head.Proposal) });
                break;
            case LineKind.Call:
                _openCalls.Add(new OpenCall(head.Proposal, head.Number, start));
                break;
            default:
                State = State.With(JournalReader.Parse(files, line, start));
                break;
        }
    }

    private void Add(CandidateRow row)
    {
        _candidates.Add(row);
        if (row.IsElite)
        {
            _newElites[row.Cell!.Value] = row;
        }

        // Work goes on: how an earlier stretch ended, and what it found, says nothing any more.
        _statuses[row.Evaluation.Status] = _statuses.GetValueOrDefault(row.Evaluation.Status) + 1;
        State = State with { Proposals = row.Id.Value + 1, Ending = null, Report = null };
    }

    private static void Upsert(ILiteCollection<BsonDocument> collection, BsonValue key, BsonDocument document)
    {
        document["_id"] = key;
        collection.Upsert(document);
    }
}
