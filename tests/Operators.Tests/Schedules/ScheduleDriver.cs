using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Drives a schedule as a search does, with judgements that a test makes up: no model, no program, no store.</summary>
internal sealed class ScheduleDriver(ISchedule schedule, Func<Decision?, int, Judgement> judge)
{
    private static readonly NamedOperator Seed = new("seed");

    private readonly List<Decision> _decisions = [];

    public IReadOnlyList<Decision> Decisions => _decisions;

    public Dictionary<int, Judgement> Judgements { get; } = [];

    public int Seeds { get; init; } = 1;

    public int InFlight { get; init; } = 8;

    /// <summary>After how many decisions a course without an end is left.</summary>
    public int Limit { get; init; } = 10000;

    /// <summary>How many candidates were asked for, the problem's own included.</summary>
    public int Candidates => Seeds + _decisions.Count(decision => Judgements[decision.Id].Status != EvaluationStatus.Thought);

    /// <summary>How many decisions fell to each operator.</summary>
    public Dictionary<string, int> Counts => _decisions.CountBy(decision => decision.Operator).ToDictionary();

    /// <summary>Runs to the end, and sees that the schedule is never stuck on its way.</summary>
    public ScheduleDriver Run()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Commit(seed, null);
        }

        for (var committed = 0; ; committed++)
        {
            while (_decisions.Count < Math.Min(committed + InFlight, Limit) && schedule.Decide(new CandidateId(Seeds + _decisions.Count)) is { } commission)
            {
                _decisions.Add(new Decision(Seeds + _decisions.Count, commission));
            }

            if (committed == _decisions.Count)
            {
                Assert.True(schedule.IsDone || committed == Limit, $"The schedule is stuck after {committed} proposals.");
                return this;
            }

            Commit(Seeds + committed, _decisions[committed]);
        }
    }

    private void Commit(int id, Decision? decision)
    {
        var judgement = Judgements[id] = judge(decision, id);
        var lineage = new Lineage((decision?.Commission.Operator ?? Seed).Name, decision?.Commission.Parents.Select(parent => parent.Candidate.Id).ToArray() ?? []);
        var evaluation = new Evaluation { Status = judgement.Status, Fitness = judgement.Fitness, Metrics = judgement.Metrics };
        var record = new ProposalRecord { Id = new CandidateId(id), Lineage = lineage, Source = judgement.Source, Thought = judgement.Thought, Evaluation = evaluation };
        schedule.Commit(record, judgement.Fitness is null ? null : new Elite(new Candidate(record.Id, judgement.Source, lineage), evaluation));
    }
}
