namespace EvoLLM.Evolver;

/// <summary>
/// Looks at a run, also while another process works on it; then it shows what was durable at the moment of opening.
/// Never holds up who works on the run.
/// </summary>
public sealed class RunReader : IDisposable
{
    private readonly RunFiles _files;
    private readonly JournalAccess _journal;
    private RunDatabase _database;
    private FileStream? _taken;

    private RunReader(RunFiles files, RunHeader header, long end)
    {
        _files = files;
        var stored = SharedDatabase.Open(files, end);
        _database = stored?.Database ?? DatabaseFile.InMemory(files, end);
        _taken = stored?.Taken;
        _journal = new JournalAccess(files);
        IsLive = files.IsLocked();
        Header = header with { Options = State.Options ?? header.Options };
    }

    /// <summary>What the run was begun with, its options as the last resume changed them.</summary>
    public RunHeader Header { get; }

    /// <summary>Whether another process works on the run.</summary>
    public bool IsLive { get; }

    /// <summary>How many proposals are stored.</summary>
    public int Count => State.Proposals;

    /// <summary>The stored proposals by status.</summary>
    public IReadOnlyDictionary<EvaluationStatus, int> Statuses => State.Statuses;

    /// <summary>How the last stretch of work ended; <see langword="null"/> where it was killed or goes on.</summary>
    public RunEnding? Ending => State.Ending;

    /// <summary>What was found; <see langword="null"/> before the end.</summary>
    public RunReport? Report => State.Report;

    private DatabaseState State => _database.State;

    /// <summary>Opens a run for reading.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="StoreException">There is no run, or it is damaged or of another version.</exception>
    public static RunReader Open(string folder)
    {
        var files = RunFiles.At(folder);
        var header = JournalReader.Header(files);

        // Who works on the run may be faster than who reads it: what comes from now on is left.
        return new RunReader(files, header, new FileInfo(files.Journal).Length);
    }

    /// <summary>All proposals in order, read from the journal.</summary>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IEnumerable<ProposalRecord> Proposals() => History().Select(proposal => proposal.Record);

    /// <summary>Reads all of the journal up to where the reader was opened and checks every line.</summary>
    /// <exception cref="StoreException">The journal is damaged; the message says where.</exception>
    public void Verify() => Summary();

    /// <summary>One proposal; <see langword="null"/> where there is none of that number.</summary>
    /// <param name="id">Its number.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public ProposalRecord? Find(CandidateId id) => Query(database => database.Find(id) is { } row ? Record(row) : null);

    /// <summary>The fittest candidates, the fittest first, of equals the earlier.</summary>
    /// <param name="count">How many at most, 1 or more.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IReadOnlyList<ProposalRecord> Best(int count) => Query(database => database.Best(count).Select(Record).ToList());

    /// <summary>The elites of the archive, by the number of their cell.</summary>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IReadOnlyList<ProposalRecord> Elites() => Query(database => database.Elites().Select(Record).ToList());

    /// <summary>The model calls of a proposal, in order.</summary>
    /// <param name="id">The proposal's number.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IReadOnlyList<ModelCall> Calls(CandidateId id) => Query(database => database.CallsAt(id).Select(at => Call(at, id)).ToList());

    /// <summary>All model calls in the order in which they were stored, read from the journal; those of proposals under way, too.</summary>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IEnumerable<ModelCall> Calls() =>
        JournalReader.Read(_files, State.Position).OfType<CallEntry>().Select(entry => ((CallEntry)_journal.Restore(entry)).Call);

    /// <summary>A candidate and all that it descends from, itself first and the seeds last; each once, however many ways lead to it.</summary>
    /// <param name="id">The candidate's number.</param>
    /// <returns>Nothing where there is none of that number.</returns>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IReadOnlyList<ProposalRecord> Lineage(CandidateId id) => Query(database => database.Lineage(id).Select(Record).ToList());

    /// <summary>The archive as it was right after a proposal was committed: every moment of a run can be returned to.</summary>
    /// <param name="id">The proposal's number; beyond the last one, the archive as it is.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public IArchive<Elite> ArchiveAt(CandidateId id) => Query(database =>
    {
        // What was rejected left no trace.
        var archive = Header.Options.Archive.Create(Header.Problem.Measures);
        foreach (var record in database.UpTo(id).Where(row => row.IsElite).Select(Record))
        {
            archive.Add(new Elite(new Candidate(record.Id, record.Source!, record.Lineage), record.Evaluation));
        }

        return archive;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _taken?.Dispose();
        _journal.Dispose();
    }

    /// <summary>The history up to where the reader was opened, straight from the journal.</summary>
    internal IEnumerable<StoredProposal> History() => JournalHistory.Read(_files, State.Position);

    /// <summary>What the whole journal comes to, every line of it verified.</summary>
    internal JournalSummary Summary() => JournalSummary.Of(_files, State.Position);

    private ProposalRecord Record(CandidateRow row) =>
        _journal.FindWhole(row.At) is ProposalEntry { Proposal: var proposal } && proposal.Id == row.Id && Equals(proposal.Evaluation.Fitness, row.Evaluation.Fitness)
            ? proposal
            : throw Mismatch(row.At);

    private ModelCall Call(long at, CandidateId id) =>
        _journal.FindWhole(at) is CallEntry { Call: var call } && call.Proposal == id ? call : throw Mismatch(at);

    /// <summary>The journal does not have what the database says that it has: one that was read from the journal just now was right.</summary>
    private Exception Mismatch(long at) => _taken is null ? JournalReader.Damage(_files, at) : new InvalidDataException();

    /// <summary>Asks the database; one that turns out to be damaged is thrown away, and the journal answers.</summary>
    private T Query<T>(Func<RunDatabase, T> query)
    {
        try
        {
            return query(_database);
        }
        catch (Exception exception) when (_taken is not null && exception is not StoreException)
        {
            // Where it is the journal that is damaged, this says so, and nothing is thrown away.
            var anew = DatabaseFile.InMemory(_files, State.Position);
            _database.GiveUp();
            DatabaseFile.Delete(_files);
            _taken.Dispose();
            (_database, _taken) = (anew, null);
            return query(_database);
        }
    }
}
