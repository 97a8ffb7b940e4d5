using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>The four-parity problem, judged in real workers.</summary>
public sealed class FourParityProblemTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Program_SomeBugs_HasThemInThePapersOrder()
    {
        Assert.Contains("return (c1 + c2 + b3 + b4) % 2;", ParityBugs.Program(2), StringComparison.Ordinal);
        Assert.Contains("return (c1 + c2 + c3 + c4) % 2;", ParityBugs.Program(4), StringComparison.Ordinal);
        Assert.Contains("return (c1 + c2 + c3 + c4) % 3;", ParityBugs.Program(5), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ParityBugs.Program(6));
    }

    [Fact]
    public async Task Check_ProgramWithoutBugs_SolvesTheProblemAndWithAnyDoesNotCompile()
    {
        var problem = ProblemCatalog.Load("four-parity");
        await using var evaluator = problem.CreateEvaluator(workers: 1, TimeProvider.System);
        var right = (await evaluator.CheckAsync(ParityBugs.Program(0), Split.Test, Token)).Evaluation;
        Assert.Equal((EvaluationStatus.Ok, problem.Definition.Objective.Solved, 8), (right.Status, right.Fitness, right.Measures![0]));
        Assert.Empty(right.Feedback);
        for (var bugs = 1; bugs <= ParityBugs.Most; bugs++)
        {
            Assert.Equal(EvaluationStatus.CompileFailed, (await evaluator.CheckAsync(ParityBugs.Program(bugs), Split.Training, Token)).Evaluation.Status);
        }
    }

    [Fact]
    public async Task Check_Seed_GivesNoughtForEveryInputAndIsToldWhichAreWrong()
    {
        var problem = ProblemCatalog.Load("four-parity");
        await using var evaluator = problem.CreateEvaluator(workers: 1, TimeProvider.System);
        var seed = (await evaluator.CheckAsync(Assert.Single(problem.Definition.Seeds), Split.Training, Token)).Evaluation;
        Assert.Equal((8, 0), (seed.Fitness, seed.Measures![0]));
        Assert.Equal(8, seed.Feedback.Count);
        Assert.Equal("Parity(1, 0, 0, 0) is 0 and must be 1.", seed.Feedback[0]);
        Assert.Equal("Parity(0, 1, 1, 1) is 0 and must be 1.", seed.Feedback[^1]);
    }
}
