using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>What becomes of candidates that break the rules of packing and knapsack problems.</summary>
public sealed class PackingCandidateTests(Judge judge) : IClassFixture<Judge>
{
    private const string Priority = "public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)";
    private const string Pairs = "public static double[,] Heuristics(int[] demands, int capacity)";
    private const string Items = "public static double[] Heuristics(double[] prizes, double[,] weights)";

    [Theory]
    [InlineData("priority[^1] = double.NaN;", EvaluationStatus.InvalidResult, "NaN")]
    [InlineData("priority[^1] = double.PositiveInfinity; priority[0] = double.NegativeInfinity;", EvaluationStatus.Ok, "")]
    [InlineData("priority[priority.Length] = 1;", EvaluationStatus.RuntimeFailed, "IndexOutOfRange")]
    [InlineData("priority = new double[1];", EvaluationStatus.Ok, "")]
    [InlineData("while (true) { }", EvaluationStatus.OutOfFuel, "")]
    public async Task Priority_Body_IsJudged(string body, EvaluationStatus status, string feedback) =>
        AssertJudged(await judge.CheckAsync("bin-packing", $"{Priority} {{ {body} }}"), status, feedback);

    [Theory]
    [InlineData("bin-packing", "static int _calls; " + Priority + " { priority[0] = _calls++; }")]
    [InlineData("bpp-online", "static double[] _kept = new double[1]; " + Priority + " { priority[0] = _kept[0]++; }")]
    [InlineData("bpp-offline-aco", "static int _calls; " + Pairs + " { _calls++; return null; }")]
    [InlineData("mkp-aco", "static int _calls; " + Items + " { _calls++; return prizes; }")]
    public async Task AnyContract_StaticState_IsRefused(string problem, string body) =>
        AssertJudged(await judge.CheckAsync(problem, body), EvaluationStatus.PolicyRejected, "STATE");

    [Theory]
    [InlineData("return null;", EvaluationStatus.InvalidResult, "null")]
    [InlineData("return new double[demands.Length, 1];", EvaluationStatus.InvalidResult, "500 by 1; 500 by 500")]
    [InlineData("return new double[demands.Length, demands.Length];", EvaluationStatus.InvalidResult, "no number above 0")]
    [InlineData("var h = new double[demands.Length, demands.Length]; h[1, 2] = double.NaN; return h;", EvaluationStatus.InvalidResult, "NaN at [1, 2]")]
    [InlineData("var h = new double[demands.Length, demands.Length]; h[0, 0] = double.PositiveInfinity; return h;", EvaluationStatus.InvalidResult, "Infinity at [0, 0]")]
    [InlineData("var h = new double[demands.Length, demands.Length]; h[0, 0] = 1; h[0, 1] = -1e308; Array.Clear(demands); return h;", EvaluationStatus.Ok, "")]
    public async Task PairHeuristics_Body_IsJudged(string body, EvaluationStatus status, string feedback) =>
        AssertJudged(await judge.CheckAsync("bpp-offline-aco", $"{Pairs} {{ {body} }}"), status, feedback);

    [Theory]
    [InlineData("return null;", EvaluationStatus.InvalidResult, "null")]
    [InlineData("return new double[99];", EvaluationStatus.InvalidResult, "99 numbers; 100")]
    [InlineData("prizes[7] = double.NaN; return prizes;", EvaluationStatus.InvalidResult, "NaN at [7]")]
    [InlineData("prizes[0] = double.NegativeInfinity; return prizes;", EvaluationStatus.InvalidResult, "-Infinity at [0]")]
    [InlineData("for (var i = 0; i < 100; i++) { prizes[i] = -1; weights[i, 0] = 0; } return prizes;", EvaluationStatus.Ok, "")]
    [InlineData("while (true) { }", EvaluationStatus.OutOfFuel, "")]
    [InlineData("Array.Fill(prizes, double.MaxValue); return prizes;", EvaluationStatus.Ok, "")]
    public async Task KnapsackHeuristics_Body_IsJudged(string body, EvaluationStatus status, string feedback) =>
        AssertJudged(await judge.CheckAsync("mkp-aco", $"{Items} {{ {body} }}"), status, feedback);

    [Theory]
    [InlineData("bin-packing")]
    [InlineData("bpp-offline-aco")]
    [InlineData("mkp-aco")]
    public async Task References_OfEveryProblem_MeetTheContract(string problem)
    {
        foreach (var reference in ProblemCatalog.Shipped.Single(shipped => shipped.Definition.Name == problem).References)
        {
            AssertJudged(await judge.CheckSourceAsync(problem, reference.Source), EvaluationStatus.Ok, "");
        }
    }

    private static void AssertJudged(Evaluation evaluation, EvaluationStatus status, string feedback)
    {
        Assert.True(status == evaluation.Status, $"{evaluation.Status}: {string.Join(' ', evaluation.Feedback)}");
        Assert.Contains(feedback, string.Join(' ', evaluation.Feedback), StringComparison.Ordinal);
    }
}
