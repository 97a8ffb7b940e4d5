namespace EvoLLM.Evolver;

/// <summary>
/// The deterministic heart of a search: what was committed decides, and nothing else, which proposal is made next,
/// by whom and from which parents. Knows no clock, no thread and no disk. Committing the same outcomes in the same
/// order always leads to the same state, which is how a run is resumed.
/// </summary>
internal sealed class SearchState
{
    private const int DuplicatesInRowLimit = 2000;

    private readonly SearchSetup _setup;
    private readonly SeedOperator _seedOperator = new();
    private readonly Dictionary<string, CandidateId> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Cost> _reservations = [];
    private readonly SortedDictionary<EvaluationStatus, int> _statuses = [];
    private readonly Queue<Assignment> _decided = [];
    private readonly Archipelago _archipelago;
    private readonly IslandInvariants? _invariants;
    private readonly Families _families = new();
    private Cost _reserved;
    private int _issued;
    private int _sinceBest;
    private int _failingInRow;
    private int _duplicatesInRow;

    public SearchState(SearchSetup setup)
    {
        _setup = setup;
        var (options, seeds) = (setup.Options, setup.Problem.Seeds.Count);
        var create = () => options.Archive.Create(setup.Problem.Measures);
        _archipelago = new Archipelago(options, seeds, setup.CreateArchive ?? create);
        _invariants = setup.CheckInvariants ? new IslandInvariants(options, seeds, (Archive as CellArchive<Elite> ?? create() as CellArchive<Elite>)?.Partition) : null;
    }

    public IArchive<Elite> Archive => _archipelago.Archive;

    public int Committed { get; private set; }

    public int Evaluations { get; private set; }

    public Cost Spent { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    /// <summary>Why no further proposal is made; <see langword="null"/> while some are.</summary>
    public StopReason? Stop { get; private set; }

    public int Pending => _issued - Committed;

    /// <summary>The first line of feedback of the last proposal that failed.</summary>
    public string LastFeedback { get; private set; } = "";

    private SearchOptions Options => _setup.Options;

    public SearchProgress Progress => new()
    {
        Proposals = Committed,
        Pending = Pending,
        Evaluations = Evaluations,
        Statuses = new SortedDictionary<EvaluationStatus, int>(_statuses),
        Archive = Archive.Statistics,
        Islands = Options.Islands is null ? [] : [.. _archipelago.Islands.Select(island => island.Statistics)],
        Best = Archive.Best?.Solution,
        Spent = Spent,
        Elapsed = Elapsed,
    };

    /// <summary>Lets those proposals begin that were decided on and that the stop rules and the budget allow.</summary>
    public IReadOnlyList<Assignment> Issue()
    {
        Decide();
        var assignments = new List<Assignment>();
        while (Stop is null && _decided.TryPeek(out var next) && Obstacle(next) is null)
        {
            assignments.Add(IssueNext()!);
        }

        return assignments;
    }

    /// <summary>Lets the next proposal begin whatever the budget says: a stored history may have had a larger one.</summary>
    /// <returns><see langword="null"/> where none can be decided on.</returns>
    public Assignment? IssueNext()
    {
        if (_decided.TryDequeue(out var next))
        {
            _reservations.Add(_issued, next.Operator.Reservation);
            _reserved += next.Operator.Reservation;
            _issued++;
        }

        return next;
    }

    /// <summary>Takes the outcome of the next proposal in order.</summary>
    /// <param name="outcome">The outcome, with an evaluation.</param>
    /// <param name="elapsed">Time at work so far.</param>
    /// <exception cref="InvariantException">Archive or islands do not hold what they should then; only where that is checked.</exception>
    public ProposalRecord Commit(Outcome outcome, TimeSpan elapsed)
    {
        var fingerprint = outcome.Preparation?.Fingerprint ?? "";
        CandidateId? duplicateOf = fingerprint.Length > 0 && _first.TryGetValue(fingerprint, out var first) ? first : null;
        var evaluation = duplicateOf is null
            ? outcome.Evaluation!
            : outcome.Evaluation! with { Status = EvaluationStatus.Duplicate };
        var landing = Offer(outcome, evaluation);
        if (duplicateOf is null && fingerprint.Length > 0)
        {
            _first.Add(fingerprint, outcome.Id);
        }

        Elapsed = elapsed;
        LastFeedback = evaluation.Status == EvaluationStatus.Ok ? LastFeedback : evaluation.Feedback.FirstOrDefault(LastFeedback);
        Count(evaluation, outcome.Proposal?.Cost ?? default);
        var record = new ProposalRecord
        {
            Id = outcome.Id,
            Lineage = outcome.Assignment.Lineage,
            Source = outcome.Proposal?.Source,
            Note = outcome.Proposal?.Note ?? "",
            Fingerprint = fingerprint,
            Evaluation = evaluation,
            DuplicateOf = duplicateOf,
            Decision = landing.Common?.Status ?? AddStatus.NotOffered,
            Cell = landing.Common?.Cell,
            Island = landing.Island,
            Cost = outcome.Proposal?.Cost ?? default,
            Calls = outcome.Proposal?.Calls ?? 0,
            Elapsed = elapsed,
        };
        _invariants?.Verify(record, Archive, _archipelago.Islands);
        return record;
    }

    /// <summary>Ends the search if one of the stop rules says so that lead to the same end whenever the same history is committed.</summary>
    public void ApplyLastingRules()
    {
        var best = Archive.Best?.Fitness;
        Stop ??= best >= Options.Stop.TargetFitness ? StopReason.Target
            : _sinceBest >= Options.Stop.Patience ? StopReason.Patience
            : Committed >= _setup.Problem.Seeds.Count && best is null ? StopReason.Failed
            : _duplicatesInRow >= DuplicatesInRowLimit ? StopReason.Exhausted
            : null;
    }

    /// <summary>Ends the search if a stop rule says so.</summary>
    public void ApplyStopRules()
    {
        ApplyLastingRules();
        Stop ??= _failingInRow >= Options.Stop.FailingProposals ? StopReason.Failed : null;
    }

    /// <summary>Ends the search if nothing is under way and the budget lets nothing begin.</summary>
    public void ApplyBudget() => Stop ??= Pending == 0 && _decided.TryPeek(out var next) ? Obstacle(next) : null;

    /// <summary>Forgets that models failed in a row, as a resume does: they may answer again.</summary>
    public void ForgetFailures() => _failingInRow = 0;

    /// <summary>
    /// Decides who makes the proposals that may be under way now, and from which parents. Proposal <c>k + InFlight</c> is
    /// decided on right after proposal <c>k</c> was committed, whether or not it may begin then: a budget ends a run, it
    /// never changes one.
    /// </summary>
    private void Decide()
    {
        var seeds = _setup.Problem.Seeds.Count;
        for (var next = _issued + _decided.Count; next < Committed + Options.InFlight; next++)
        {
            if (next >= seeds && (Committed < seeds || Archive.Count == 0))
            {
                return;
            }

            _decided.Enqueue(Decide(new CandidateId(next)));
        }
    }

    private Assignment Decide(CandidateId id)
    {
        var proposer = ChooseOperator(id);
        var parents = proposer.Parents == 0
            ? []
            : (proposer.Selection ?? Options.Selection).Select(_archipelago.Home(id), proposer.Parents, new SeededRandom(Options.Seed, "parents", id.Value));
        return new Assignment(
            new ProposalRequest(id, _setup.Problem, parents, SeededRandom.Derive(Options.Seed, "operator", id.Value))
            {
                Relatives = proposer.WantsRelatives ? _families.Of(proposer.Name, parents[0]) : [],
            },
            proposer);
    }

    private Landing Offer(Outcome outcome, Evaluation evaluation)
    {
        var before = Archive.Best?.Solution;
        var isDuplicate = evaluation.Status == EvaluationStatus.Duplicate;
        var elite = Candidate(outcome, evaluation);
        var landing = _archipelago.Commit(outcome.Id, elite, isDuplicate);
        if (elite is not null && !isDuplicate && outcome.Assignment is { Operator.WantsRelatives: true } assignment)
        {
            _families.Add(assignment.Operator.Name, assignment.Request.Parents[0], elite);
        }

        if (!ReferenceEquals(before, Archive.Best?.Solution))
        {
            _sinceBest = -1;
        }

        return landing;
    }

    /// <summary>What archives are offered; <see langword="null"/> where there is no fitness. A duplicate has that of the first.</summary>
    private static Elite? Candidate(Outcome outcome, Evaluation evaluation) => evaluation switch
    {
        { Status: EvaluationStatus.Ok } or { Status: EvaluationStatus.Duplicate, Fitness: not null } => new Elite(
            new Candidate(outcome.Id, outcome.Proposal!.Source!, outcome.Assignment.Lineage), evaluation with { Status = EvaluationStatus.Ok }),
        _ => null,
    };

    private void Count(Evaluation evaluation, Cost cost)
    {
        var status = evaluation.Status;
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        if (status is not (EvaluationStatus.Duplicate or EvaluationStatus.NoProposal))
        {
            Evaluations++;
            _sinceBest++;
        }

        _failingInRow = status == EvaluationStatus.NoProposal ? _failingInRow + 1 : 0;
        _duplicatesInRow = status == EvaluationStatus.Duplicate ? _duplicatesInRow + 1 : 0;
        Spent += cost;
        if (_reservations.Remove(Committed, out var reservation))
        {
            _reserved -= reservation;
        }

        Committed++;
    }

    /// <summary>What of the budget keeps a proposal from beginning.</summary>
    private StopReason? Obstacle(Assignment next)
    {
        var committed = Spent + _reserved + next.Operator.Reservation;
        return Evaluations + Pending >= Options.Budget.Evaluations ? StopReason.Evaluations
            : Elapsed >= Options.Budget.WallTime ? StopReason.WallTime
            : committed.Calls > Options.Budget.Calls ? StopReason.Calls
            : committed.Tokens > Options.Budget.Tokens ? StopReason.Tokens
            : committed.Usd > Options.Budget.Usd ? StopReason.Usd
            : null;
    }

    private IOperator ChooseOperator(CandidateId id)
    {
        if (id.Value < _setup.Problem.Seeds.Count)
        {
            return _seedOperator;
        }

        var left = new SeededRandom(Options.Seed, "choice", id.Value).NextDouble() * _setup.Operators.Sum(Weight);
        return _setup.Operators.FirstOrDefault(proposer => (left -= Weight(proposer)) < 0) ?? _setup.Operators[^1];
    }

    private double Weight(IOperator proposer) => Options.OperatorWeights.TryGetValue(proposer.Name, out var weight) ? weight : proposer.DefaultWeight;
}
