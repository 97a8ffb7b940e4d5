using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Drives a schedule as a search does, with judgements that are made up: no model, no evaluator, no store.</summary>
internal static class ScheduleRun
{
    private const int Endless = 100_000;

    /// <summary>Lets a schedule run its course.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="judge">What is made up of a proposal.</param>
    /// <param name="inFlight">How many proposals are under way at once.</param>
    public static List<Step> Run(ISchedule schedule, Func<CandidateId, Commission, Verdict> judge, int inFlight = 8)
    {
        var (steps, open, known) = (new List<Step>(), new Queue<(CandidateId Id, Commission Commission)>(), new Dictionary<string, (CandidateId Id, Evaluation Evaluation)>());
        while (!schedule.IsDone || open.Count > 0)
        {
            while (open.Count < inFlight && schedule.Decide(new CandidateId(steps.Count + open.Count)) is { } commission)
            {
                open.Enqueue((new CandidateId(steps.Count + open.Count), commission));
            }

            Assert.True(open.Count > 0, $"The schedule is stuck after {steps.Count} proposals.");
            Assert.True(steps.Count < Endless, "The schedule does not end.");
            var (id, decided) = open.Dequeue();
            var step = Judge(id, decided, judge(id, decided), known);
            steps.Add(step);
            schedule.Commit(step.Record, step.Elite);
        }

        Assert.Null(schedule.Decide(new CandidateId(steps.Count)));
        return steps;
    }

    private static Step Judge(CandidateId id, Commission commission, Verdict verdict, Dictionary<string, (CandidateId Id, Evaluation Evaluation)> known)
    {
        var evaluation = new Evaluation { Status = verdict.Status, Fitness = verdict.Fitness, Measures = verdict.Fitness is null ? null : new Measures(0.5), Feedback = ["a line"] };
        CandidateId? first = verdict.Source is { } source && !known.TryAdd(source, (id, evaluation)) ? known[source].Id : null;
        evaluation = first is null ? evaluation : known[verdict.Source!].Evaluation with { Status = EvaluationStatus.Duplicate };
        var lineage = new Lineage(commission.Operator.Name, [.. commission.Parents.Select(parent => parent.Candidate.Id)]);
        var record = new ProposalRecord { Id = id, Lineage = lineage, Source = verdict.Source, Thought = verdict.Thought, Fingerprint = verdict.Source ?? "", Evaluation = evaluation, DuplicateOf = first };
        var elite = evaluation.Fitness is null ? null : new Elite(new Candidate(id, verdict.Source!, lineage), evaluation with { Status = EvaluationStatus.Ok });
        return new Step(id, commission, record, elite);
    }
}
