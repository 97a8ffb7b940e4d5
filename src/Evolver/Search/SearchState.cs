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
    private readonly ISchedule _schedule;
    private readonly Families _families = new();
    private readonly ArmBandit? _models;
    private readonly Dictionary<int, (string Model, double Parents)> _asked = [];
    private Cost _reserved;
    private int _issued;
    private int _sinceBest;
    private Evaluation? _claimed;
    private int _failingInRow;
    private int _duplicatesInRow;

    public SearchState(SearchSetup setup)
    {
        _setup = setup;
        var (options, seeds) = (setup.Options, setup.Problem.Seeds.Count);
        var create = () => options.Archive.Create(setup.Problem.Measures);
        _archipelago = new Archipelago(options, seeds, setup.CreateArchive ?? create);
        _schedule = setup.CreateSchedule?.Invoke(new ScheduleContext(setup.Problem, options.Seed, Archive)) ?? new SteadySchedule(setup, _archipelago);
        _invariants = setup.CheckInvariants ? new IslandInvariants(options, seeds, new DecisionCheck((Archive as CellArchive<Elite> ?? create() as CellArchive<Elite>)?.Partition, options.Archive.Objectives, setup.Problem.Measures)) { ParentsAreElites = setup.CreateSchedule is null } : null;
        _models = options.Models is { } choice && setup.Models.Count > 0 ? new ArmBandit(setup.Models.Distinct(), choice, options.Seed, "model choice") : null;
        Decide();
    }

    public IArchive<Elite> Archive => _archipelago.Archive;

    public int Committed { get; private set; }

    public int Evaluations { get; private set; }

    public Cost Spent { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    public TimeSpan CpuTime { get; private set; }

    /// <summary>Why no further proposal is made; <see langword="null"/> while some are.</summary>
    public StopReason? Stop { get; private set; }

    public int Pending => _issued - Committed;

    /// <summary>Whether nothing is under way and nothing can be decided on, though the method has not run its course.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Why the method is over, as its schedule says it; <see langword="null"/> where it is not, or says nothing.</summary>
    public string? Conclusion => _schedule.IsDone ? _schedule.Conclusion : null;

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
        SinceBest = _sinceBest,
        Spent = Spent,
        Elapsed = Elapsed,
        CpuTime = CpuTime,
    };

    /// <summary>Lets those proposals begin that were decided on and that the stop rules and the budget allow.</summary>
    public IReadOnlyList<Assignment> Issue()
    {
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
            _reservations.Add(_issued, next.Reservation);
            _reserved += next.Reservation;
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
        var elite = Elite(outcome, evaluation);
        var landing = Offer(outcome, elite, evaluation.Status);
        if (duplicateOf is null && fingerprint.Length > 0)
        {
            _first.Add(fingerprint, outcome.Id);
        }

        // Whoever ran a program that two proposals had at once, it counts with the first of them.
        var used = outcome.CpuTime + (duplicateOf is null ? evaluation.CpuTime : default);
        (Elapsed, CpuTime) = (elapsed, CpuTime + used);
        LastFeedback = evaluation.Status == EvaluationStatus.Ok ? LastFeedback : evaluation.Feedback.FirstOrDefault(LastFeedback);
        Count(evaluation, outcome.Proposal?.Cost ?? default);
        var record = new ProposalRecord
        {
            Id = outcome.Id,
            Lineage = outcome.Assignment.Lineage,
            Source = outcome.Proposal?.Source,
            Thought = outcome.Proposal?.Thought,
            Note = outcome.Proposal?.Note ?? "",
            Fingerprint = fingerprint,
            Evaluation = evaluation,
            DuplicateOf = duplicateOf,
            Improvement = outcome.Assignment.Improvement(elite),
            Decision = landing.Common?.Status ?? AddStatus.NotOffered,
            Cell = landing.Common?.Cell,
            Island = landing.Island,
            Cost = outcome.Proposal?.Cost ?? default,
            Calls = outcome.Proposal?.Calls ?? 0,
            Elapsed = elapsed,
            CpuTime = used,
        };
        _invariants?.Verify(record, Archive, _archipelago.Islands);
        Credit(record, elite);
        _schedule.Commit(record, elite);
        Decide();
        return record;
    }

    /// <summary>Ends the search if one of the stop rules says so that lead to the same end whenever the same history is committed.</summary>
    public void ApplyLastingRules()
    {
        var best = Archive.Best?.Fitness;
        Stop ??= best >= Options.Stop.TargetFitness ? StopReason.Target
            : _sinceBest >= Options.Stop.Patience ? StopReason.Patience
            : IsStuck ? StopReason.Failed
            : _duplicatesInRow >= DuplicatesInRowLimit ? StopReason.Exhausted
            : _schedule.IsDone && Pending == 0 && _decided.Count == 0 ? StopReason.Completed
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
            if (Decide(new CandidateId(next), seeds) is not { } assignment)
            {
                break;
            }

            _decided.Enqueue(assignment);
        }

        IsStuck = Pending == 0 && _decided.Count == 0 && !_schedule.IsDone;
    }

    private Assignment? Decide(CandidateId id, int seeds)
    {
        var commission = id.Value < seeds ? new Commission(_seedOperator, [])
            : Committed < seeds ? null
            : _schedule.Decide(id);
        return commission is null ? null : new Assignment(
            new ProposalRequest(id, _setup.Problem, commission.Parents, SeededRandom.Derive(Options.Seed, "operator", id.Value))
            {
                Attempt = commission.Attempt,
                Model = _setup.ModelsFor.GetValueOrDefault(commission.Operator.Name) ?? commission.Model ?? ChooseModel(id, commission),
                Thoughts = commission.Thoughts,
                Notes = commission.Notes,
                Relatives = commission.Operator.WantsRelatives ? _families.Of(commission.Operator.Name, commission.Parents[0]) : [],
            },
            commission.Operator)
        {
            RecordsImprovement = commission.RecordsImprovement,
        };
    }

    /// <summary>Whose turn it is to be asked; nobody's where the operator asks no model.</summary>
    private string? ChooseModel(CandidateId id, Commission commission)
    {
        if (_models is null || commission.Operator.Reservation.Calls == 0)
        {
            return null;
        }

        var parents = commission.Parents.Select(parent => parent.Fitness).DefaultIfEmpty(Archive.Best?.Fitness ?? double.NaN).Max();
        var model = _models.Choose(id);
        _asked.Add(id.Value, (model, parents));
        return model;
    }

    private void Credit(ProposalRecord record, Elite? elite)
    {
        if (_asked.Remove(record.Id.Value, out var asked))
        {
            _models!.Learn(asked.Model, record, record.Evaluation.Status == EvaluationStatus.Ok ? elite!.Fitness - asked.Parents : 0);
        }
    }

    private Landing Offer(Outcome outcome, Elite? elite, EvaluationStatus status)
    {
        var before = Archive.Best?.Solution;
        var isDuplicate = status == EvaluationStatus.Duplicate;
        var landing = _archipelago.Commit(outcome.Id, elite, isDuplicate);
        if (elite is not null && !isDuplicate && outcome.Assignment is { Operator.WantsRelatives: true } assignment)
        {
            _families.Add(assignment.Operator.Name, assignment.Request.Parents[0], elite);
        }

        // A lead within the noise is no new best, however many such follow each other.
        if (Archive.Best?.Solution is { } best && !ReferenceEquals(before, best) && (_claimed is null || best.Evaluation.Repeats is null || best.Evaluation.Exceeds(_claimed)))
        {
            (_sinceBest, _claimed) = (-1, best.Evaluation);
        }

        return landing;
    }

    /// <summary>What archives are offered; <see langword="null"/> where there is no fitness. A duplicate has that of the first.</summary>
    private static Elite? Elite(Outcome outcome, Evaluation evaluation) => evaluation switch
    {
        { Status: EvaluationStatus.Ok } or { Status: EvaluationStatus.Duplicate, Fitness: not null } => new Elite(
            new Candidate(outcome.Id, outcome.Proposal!.Source!, outcome.Assignment.Lineage) { Thought = outcome.Proposal.Thought },
            evaluation with { Status = EvaluationStatus.Ok }),
        _ => null,
    };

    private void Count(Evaluation evaluation, Cost cost)
    {
        var status = evaluation.Status;
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        if (status.CountsAsEvaluation())
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
        var committed = Spent + _reserved + next.Reservation;
        return Evaluations + Pending >= Options.Budget.Evaluations ? StopReason.Evaluations
            : Elapsed >= Options.Budget.WallTime ? StopReason.WallTime
            : CpuTime >= Options.Budget.CpuTime ? StopReason.CpuTime
            : committed.Calls > Options.Budget.Calls ? StopReason.Calls
            : committed.Tokens > Options.Budget.Tokens ? StopReason.Tokens
            : committed.Usd > Options.Budget.Usd ? StopReason.Usd
            : null;
    }
}
