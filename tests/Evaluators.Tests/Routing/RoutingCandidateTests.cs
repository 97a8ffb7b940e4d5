using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Heuristics that break a rule are told which.</summary>
public sealed class RoutingCandidateTests : IClassFixture<Judge>
{
    private const string Step = "public static int SelectNextNode(int current, int destination, ReadOnlySpan<int> unvisited, double[,] distances)";

    private const string Matrix = "public static double[,] Heuristics(double[,] distances)";

    private const string Copy = "var copy = (double[,])distances.Clone();";

    private readonly Judge _judge;

    public RoutingCandidateTests(Judge judge) => _judge = judge;

    [Theory]
    [InlineData("return current;", "none of the 49 unvisited nodes")]
    [InlineData("return -1;", "returned -1 at step 1")]
    [InlineData("return 1000;", "returned 1000 at step 1")]
    [InlineData("distances[0, 1] = 0; return unvisited[0];", "changed the matrix that it was given at step 1")]
    [InlineData("distances[3, 3] = unvisited.Length > 1 ? 7 : 0; return unvisited[0];", "changed the matrix that it was given at step 1")]
    [InlineData("distances[3, 3] = unvisited.Length > 1 ? -0.0 : 0.0; return unvisited[0];", "changed the matrix that it was given at step 1")]
    public async Task Construct_RuleThatBreaksTheContract_IsInvalid(string body, string message)
    {
        var evaluation = await _judge.CheckAsync("tsp-constructive", $"{Step} {{ {body} }}");
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains(message, string.Join(' ', evaluation.Feedback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_RuleThatKeepsSomethingBetweenCalls_IsRefused()
    {
        var evaluation = await _judge.CheckAsync("tsp-constructive", $"static int calls; {Step} {{ calls++; return unvisited[calls % unvisited.Length]; }}");
        Assert.Equal(EvaluationStatus.PolicyRejected, evaluation.Status);
    }

    [Theory]
    [InlineData("tsp-gls", Copy + " copy[0, 1] = double.NaN; return copy;", "returned NaN at [0, 1]")]
    [InlineData("tsp-gls", Copy + " copy[3, 1] = double.PositiveInfinity; return copy;", "returned Infinity at [3, 1]")]
    [InlineData("tsp-gls", "return new double[2, 2];", "a matrix of 2 by 2; 200 by 200 is asked for")]
    [InlineData("tsp-gls", "return new double[200, 200];", "no number above 0")]
    [InlineData("tsp-gls", Copy + " copy[7, 9] = -1e39; return copy;", "returned -1E+39; the search computes in 32-bit numbers")]
    [InlineData("tsp-gls", "var tiny = new double[200, 200]; tiny[0, 1] = 1e-60; return tiny;", "no number above 0")]
    [InlineData("tsp-gls", "return null;", "returned null")]
    [InlineData("tsp-aco", Copy + " copy[0, 1] = double.NegativeInfinity; return copy;", "returned -Infinity at [0, 1]")]
    [InlineData("tsp-aco", "return new double[50, 51];", "a matrix of 50 by 51; 50 by 50 is asked for")]
    public async Task Heuristics_MatrixThatBreaksTheContract_IsInvalid(string problem, string body, string message)
    {
        var evaluation = await _judge.CheckAsync(problem, $"{Matrix} {{ {body} }}");
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains(message, string.Join(' ', evaluation.Feedback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heuristics_MatrixThatIsTheArgumentChanged_IsJudgedByTheRealDistances()
    {
        var evaluation = await _judge.CheckAsync("tsp-aco", $"{Matrix} {{ for (var i = 0; i < 50; i++) {{ for (var j = 0; j < 50; j++) {{ distances[i, j] = i == j ? double.NaN : 1 / distances[i, j]; }} }} return distances; }}");
        Assert.Equal(EvaluationStatus.Ok, evaluation.Status);
        Assert.InRange(-evaluation.Fitness!.Value, 6, 7);
    }
}
