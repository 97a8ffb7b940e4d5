using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Who is poor on the first instances is spared the others; who is not is judged as ever.</summary>
public sealed class CascadeTests
{
    private const string Problem = "tsp-constructive";

    private const string First = "public static class Candidate { public static int SelectNextNode(int current, int destination, System.ReadOnlySpan<int> unvisited, double[,] distances) { return unvisited[0]; } }";

    private static readonly string Seed = ProblemCatalog.Load(Problem).Definition.Seeds[0];

    [Fact]
    public async Task EvaluateAsync_CandidateThatReachesTheFigure_IsJudgedAsWithoutStages()
    {
        var (whole, staged) = (await EvaluateAsync(Seed, null), await EvaluateAsync(Seed, -1000));
        Assert.Equal(EvaluationStatus.Ok, whole.Status);
        Assert.Equal(BitConverter.DoubleToInt64Bits(whole.Fitness!.Value), BitConverter.DoubleToInt64Bits(staged.Fitness!.Value));
        Assert.Equal(whole.Measures, staged.Measures);
        Assert.Equal(whole.Metrics, staged.Metrics);
        Assert.Equal(whole.Feedback, staged.Feedback);
        Assert.Equal(whole.Steps, staged.Steps);
    }

    [Fact]
    public async Task EvaluateAsync_CandidateThatFallsShort_IsScreenedAfterAnEighthOfTheSteps()
    {
        var (whole, screened) = (await EvaluateAsync(Seed, null), await EvaluateAsync(Seed, -6));
        Assert.Equal((EvaluationStatus.Screened, (double?)null), (screened.Status, screened.Fitness));
        Assert.Equal(whole.Steps / 8.0, screened.Steps, whole.Steps / 100.0);
        Assert.Contains("on the first 8 instances; 6 is asked for there", screened.Feedback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluateAsync_CandidateThatFailsOnTheFirstInstances_FailsAsEver()
    {
        var evaluation = await EvaluateAsync(First.Replace("unvisited[0]", "-1", StringComparison.Ordinal), -1000);
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
    }

    [Fact]
    public async Task EvaluateAsync_Validation_KnowsNoStages()
    {
        await using var evaluator = ProblemCatalog.Load(Problem).CreateEvaluator(1, TimeProvider.System, wallTimes: 20, cascade: 0);
        var preparation = await evaluator.PrepareAsync(First, CancellationToken.None);
        Assert.Equal(EvaluationStatus.Ok, (await evaluator.EvaluateAsync(preparation, Split.Validation, CancellationToken.None)).Status);
    }

    [Theory]
    [InlineData("circle-packing-26")]
    [InlineData("stegpoet")]
    public void CreateEvaluator_ProblemWithoutStages_IsRefused(string name) =>
        Assert.Contains(
            $"Problem '{name}' cannot be judged in stages",
            Assert.Throws<ProblemException>(() => ProblemCatalog.Load(name).CreateEvaluator(1, TimeProvider.System, cascade: 1)).Message,
            StringComparison.Ordinal);

    private static async Task<Evaluation> EvaluateAsync(string source, double? cascade)
    {
        await using var evaluator = ProblemCatalog.Load(Problem).CreateEvaluator(1, TimeProvider.System, wallTimes: 20, cascade);
        return await evaluator.EvaluateAsync(await evaluator.PrepareAsync(source, CancellationToken.None), Split.Training, CancellationToken.None);
    }
}
