using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Runs a method a second time, with another model, where it has run its course and the run goes on: the second stage of Lee et
/// al. 2025 (arXiv 2501.09891, section 4), in which a stronger model takes on what the first one left unsolved. The second
/// stage begins with the problem's own programs as the first did, and knows nothing of what that found; the run's archive, its
/// budget and its ledger go on. A target that is reached ends the run, and with it all stages.
/// </summary>
internal sealed class EscalatingSchedule : ISchedule
{
    private readonly ScheduleContext _context;
    private readonly Func<ScheduleContext, ISchedule> _create;
    private readonly string _model;
    private readonly List<(ProposalRecord Record, Elite? Elite)> _seeds = [];
    private readonly HashSet<CandidateId> _underWay = [];
    private readonly int[] _made = new int[2];
    private readonly Dictionary<CandidateId, EvaluationStatus> _unknown = [];
    private ISchedule _stage;
    private string? _before;

    /// <param name="context">What a schedule is created with.</param>
    /// <param name="create">Creates the method's own schedule.</param>
    /// <param name="model">Who is asked in the second stage.</param>
    public EscalatingSchedule(ScheduleContext context, Func<ScheduleContext, ISchedule> create, string model)
    {
        (_context, _create, _model) = (context, create, model);
        _stage = create(context);
    }

    public bool IsDone => IsSecond && _stage.IsDone;

    public string? Conclusion => $"{_before} Run again with {_model}: {_made[1]} proposals after {_made[0]}. {_stage.Conclusion}".Trim();

    private bool IsSecond => _before is not null;

    public Commission? Decide(CandidateId id)
    {
        if (!IsSecond && _stage.IsDone && _underWay.Count == 0)
        {
            Escalate();
        }

        if (_stage.Decide(id) is not { } commission)
        {
            return null;
        }

        _underWay.Add(id);
        _made[IsSecond ? 1 : 0]++;
        return IsSecond ? commission with { Model = commission.Model ?? _model } : commission;
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        if (record.Id.Value < _context.Problem.Seeds.Count)
        {
            _seeds.Add((record, elite));
        }
        else if (!IsSecond)
        {
            _unknown[record.Id] = record.Evaluation.Status;
        }

        _underWay.Remove(record.Id);
        _stage.Commit(IsSecond ? Forget(record) : record, elite);
    }

    /// <summary>A candidate of the first stage is new to the second one, the first time that it comes there.</summary>
    private ProposalRecord Forget(ProposalRecord record) => record.DuplicateOf is { } first && _unknown.Remove(first, out var status)
        ? record with { DuplicateOf = null, Evaluation = record.Evaluation with { Status = status } }
        : record;

    private void Escalate()
    {
        _before = _stage.Conclusion ?? "";

        // Other draws than those of the first stage, which were none too lucky.
        _stage = _create(_context with { Seed = SeededRandom.Derive(_context.Seed, "escalation", 1) });
        foreach (var (record, elite) in _seeds)
        {
            _stage.Commit(record, elite);
        }
    }
}
