using System.Text.Json;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>Methods from the command line: chosen, set, run with a model over real HTTP, and replayed.</summary>
public sealed class MethodRunTests : IDisposable
{
    private const string Hopeless =
        """
        public sealed class Hopeless : ProgramProblem<double, double>
        {
            private delegate double SolveFunction(double x);

            public override Problem Definition => new()
            {
                Name = "hopeless",
                Title = "A problem that nothing solves",
                Contract = new ProgramContract("Candidate", "double Solve(double x)", "x: a number."),
                Objective = new Objective("value", Direction.Maximize),
                Measures = [new MeasureAxis("value", 0, 1, 50)],
            };

            protected override IReadOnlyList<double> Instances(Split split) => [0.5];

            protected override double Run(LoadedCandidate candidate, double x) => candidate.Bind<SolveFunction>("Solve")(x);

            protected override Evaluation Score(IReadOnlyList<double> xs, IReadOnlyList<double> answers, ProgramFacts facts) =>
                Evaluation.Failed(EvaluationStatus.InvalidResult, "It is never right.");
        }
        """;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Theory]
    [InlineData("reevo", "max-evaluations=15,initial-population-size=8,population-size=3,temperature=0.7", 2 + 8 + (2 * (3 + 3 + 1 + 1)))]
    [InlineData("eoh", "population-size=2,generations=1,parents=2", 2 + 2 + (5 * 2))]
    public async Task Run_MethodThatEnds_NeedsNoBudgetAndReplaysEqual(string method, string settings, int proposals)
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        var result = await _evollm.RunAsync("run", "bin-packing", "--method", method, "--set", settings, "-m", $"ollama:tiny@{server.Address}", "--json", "--out", "m");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var last = JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal("completed", last.GetProperty("ending").GetString());
        Assert.Equal(proposals, last.GetProperty("proposals").GetInt32());
        await ReplayAsync();
    }

    [Fact]
    public async Task Run_FunSearch_SpendsItsBudgetAndReplaysEqual()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        var result = await _evollm.RunAsync("run", "bin-packing", "--method", "funsearch", "--set", "islands=2", "-n", "14", "-m", $"ollama:tiny@{server.Address}", "--json", "--out", "m");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(14, JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("evaluations").GetInt32());
        await ReplayAsync();
    }

    [Theory]
    [InlineData("reevo", "mutation-rate=-1", "mutation-rate", "a number, 0 to 100")]
    [InlineData("eoh", "operators=e1+x9", "e1+x9", "e1, e2, m1, m2, m3")]
    [InlineData("funsearch", "reset-interval=0", "reset-interval", "a whole number, 1 or more")]
    public async Task Run_OptionOutOfRange_IsOneClearLine(string method, string settings, params string[] parts) =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", "--method", method, "--set", settings, "-m", "ollama:tiny")).IsOneClearLine(2, parts);

    [Fact]
    public async Task Run_WeightsBesideAMethodThatDecides_IsOneClearLine() =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", "--method", "best-of-n", "--weights", "first=2", "-m", "ollama:tiny")).IsOneClearLine(2, "--weights has no effect", "'best-of-n'");

    [Theory]
    [InlineData("reevo", "initial-population-size=3")]
    [InlineData("funsearch", "islands=2")]
    public async Task Run_NothingEverRuns_EndsWithAClearLineAndReplays(string method, string settings)
    {
        _evollm.File("hopeless/Problem.cs", Hopeless);
        _evollm.File("hopeless/Seed.cs", Program("0"));
        await using var server = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say($"```csharp\n{Program($"{number}")}\n```"));
        var result = await _evollm.RunAsync("run", "./hopeless", "--method", method, "--set", settings, "-n", "4", "-m", $"ollama:tiny@{server.Address}", "--out", "m");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("No candidate was valid.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _evollm.RunAsync("replay", "m")).ExitCode);
    }

    private static string Program(string value) => $"public static class Candidate {{ public static double Solve(double x) => {value}; }}";

    private async Task ReplayAsync()
    {
        var replay = await _evollm.RunAsync("replay", "m");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        Assert.Contains("proposals and the final assessment compared: all equal.", replay.Output, StringComparison.Ordinal);
    }
}
