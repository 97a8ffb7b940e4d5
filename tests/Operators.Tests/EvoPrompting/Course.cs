using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Lets a schedule run its course with made-up judgements, as a search would: commits in order, decides ahead.</summary>
internal sealed class Course
{
    private readonly List<(Commission Commission, Elite? Elite)> _steps = [];

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<(Commission Commission, Elite? Elite)> Steps => _steps;

    /// <summary>All decisions as text, to compare courses by.</summary>
    public string Text => string.Join('\n', _steps.Select(step =>
        $"{string.Join(' ', step.Commission.Parents.Select(parent => parent.Candidate.Id))} | {string.Join(' ', step.Commission.Notes)}"));

    public bool IsDone { get; private set; }

    /// <summary>Runs a course.</summary>
    /// <param name="schedule">The schedule, new.</param>
    /// <param name="inFlight">How many may be under way.</param>
    /// <param name="judge">The judgement of each proposal; the commission is that of a seed where it has no notes.</param>
    public static Course Run(ISchedule schedule, int inFlight, Func<int, Commission?, Evaluation> judge)
    {
        var course = new Course();
        var (decided, seeds) = (new Queue<Commission>(), TestModels.Problem.Seeds.Count);
        for (var id = 0; id < seeds; id++)
        {
            Commit(schedule, id, new Lineage("seed", []), judge(id, null));
        }

        for (var committed = seeds; ; committed++)
        {
            while (decided.Count < inFlight && schedule.Decide(new CandidateId(committed + decided.Count)) is { } next)
            {
                decided.Enqueue(next);
            }

            if (!decided.TryDequeue(out var commission))
            {
                course.IsDone = schedule.IsDone;
                return course;
            }

            var lineage = new Lineage("crossover", [.. commission.Parents.Select(parent => parent.Candidate.Id)]);
            course._steps.Add((commission, Commit(schedule, committed, lineage, judge(committed, commission))));
        }
    }

    public static Evaluation Ok(double fitness, double size = 17) =>
        new() { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(size) };

    private static Elite? Commit(ISchedule schedule, int id, Lineage lineage, Evaluation evaluation)
    {
        var elite = evaluation.Fitness is null ? null
            : new Elite(new Candidate(new CandidateId(id), $"// {id}", lineage), evaluation with { Status = EvaluationStatus.Ok });
        schedule.Commit(new ProposalRecord { Id = new CandidateId(id), Lineage = lineage, Evaluation = evaluation }, elite);
        return elite;
    }
}
