using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators.Tests;

/// <summary>A mistake in a problem's scoring must not end a run.</summary>
public sealed class ScoreGuardTests
{
    public static TheoryData<string, Evaluation?> Mistakes => new()
    {
        { "finite fitness", Judged(double.NaN, 0.5) },
        { "finite fitness", Judged(double.PositiveInfinity, 0.5) },
        { "finite fitness", new Evaluation { Status = EvaluationStatus.Ok } },
        { "2 measures for 1 axes", Judged(1, 0.5, 0.5) },
        { "NaN for 'length'", Judged(1, double.NaN) },
        { "returned null", null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Score_ProblemMakesAMistake_IsAnInvalidResultThatNamesIt(string fault, Evaluation? judged)
    {
        var evaluation = Score(new Scored(() => judged!));
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains(fault, Assert.Single(evaluation.Feedback), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ProblemThrows_IsAnInvalidResultThatQuotesIt()
    {
        var evaluation = Score(new Scored(() => throw new InvalidOperationException("boom")));
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains("boom", Assert.Single(evaluation.Feedback), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ProblemIsRight_IsHandedOn()
    {
        var judged = Judged(1, 0.5);
        Assert.Same(judged, Score(new Scored(() => judged)));
    }

    private static Evaluation Judged(double fitness, params ReadOnlySpan<double> measures) =>
        new() { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(measures) };

    private static Evaluation Score(ProgramProblem problem) =>
        ScoreGuard.Score(problem.Definition, () => problem.Score(Split.Training, "[1]"u8.ToArray(), new ProgramFacts(1)));

    private sealed class Scored(Func<Evaluation> score) : ProgramProblem<int, int>
    {
        public override Problem Definition => new()
        {
            Name = "scored",
            Title = "A problem with a scoring of its own",
            Contract = new ProgramContract("Candidate", "int Solve(int x)", ""),
            Objective = new Objective("value", Direction.Maximize),
            Measures = [new MeasureAxis("length", 0, 1, 10)],
        };

        protected override IReadOnlyList<int> Instances(Split split) => [1];

        protected override int Run(LoadedCandidate candidate, int instance) => 1;

        protected override Evaluation Score(IReadOnlyList<int> instances, IReadOnlyList<int> answers, ProgramFacts facts) => score();
    }
}
