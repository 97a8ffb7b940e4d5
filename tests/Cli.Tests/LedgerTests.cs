using System.Text.Json;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>What a run may spend, whom it asks, and why it ended, from the command line.</summary>
public sealed class LedgerTests : IDisposable
{
    private const string Guess =
        """
        public sealed class Guess : ProgramProblem<double, double>
        {
            private delegate double SolveFunction(double x);

            public override Problem Definition => new()
            {
                Name = "guess",
                Title = "A number to guess",
                Contract = new ProgramContract("Candidate", "double Solve(double x)", "x: a number."),
                Objective = new Objective("value", Direction.Maximize) { Solved = 0.4 },
                Measures = [new MeasureAxis("value", 0, 1, 50)],
            };

            protected override IReadOnlyList<double> Instances(Split split) => [0.5];

            protected override double Run(LoadedCandidate candidate, double x) => candidate.Bind<SolveFunction>("Solve")(x);

            protected override Evaluation Score(IReadOnlyList<double> xs, IReadOnlyList<double> answers, ProgramFacts facts) =>
                new() { Status = EvaluationStatus.Ok, Fitness = answers[0], Measures = new Measures(answers[0]) };
        }
        """;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_CpuTime_EndsTheRunAndIsShownButNotExported()
    {
        var result = await _evollm.RunAsync("run", "bin-packing", "--cpu-time", "1.5s", "--json", "--out", "cpu");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var last = Last(result);
        Assert.Equal("cpuTime", last.GetProperty("ending").GetString());
        Assert.InRange(last.GetProperty("cpuSeconds").GetDouble(), 1.5, 30);
        Assert.Contains("of processor time for candidates", (await _evollm.RunAsync("show", "cpu")).Output, StringComparison.Ordinal);
        Assert.Contains("s of processor time", (await _evollm.RunAsync("show", "cpu", "0")).Output, StringComparison.Ordinal);
        foreach (var format in new[] { "jsonl", "csv" })
        {
            var export = await _evollm.RunAsync("export", "cpu", "--format", format);
            Assert.DoesNotContain("cpu_", export.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("cpuSeconds", export.Output, StringComparison.Ordinal);
        }

        (await _evollm.RunAsync("resume", "cpu", "--cpu-time", "0.5s")).IsOneClearLine(2, "0.5 s of processor time");
        Assert.Equal("evaluations", Last(await _evollm.RunAsync("resume", "cpu", "--cpu-time", "1h", "-n", $"{last.GetProperty("evaluations").GetInt32() + 5}", "--json")).GetProperty("ending").GetString());
    }

    [Theory]
    [InlineData("--cpu-time is 'soon'", "--cpu-time", "soon")]
    [InlineData("--model-for has 'mutation'", "--model-for", "mutation")]
    [InlineData("no language model is in play", "--model-for", "mutation=ollama:a")]
    [InlineData("no language model is in play", "--escalate", "ollama:a")]
    [InlineData("'guess' that asks a model; those that do are: mutation, crossover.", "-m", "ollama:a", "--model-for", "guess=ollama:b")]
    [InlineData("'tuning' that asks a model", "-m", "ollama:a", "--model-for", "tuning=ollama:b")]
    [InlineData("name language models only", "-m", "ollama:a", "--model-for", "mutation=offline")]
    [InlineData("'map-elites' does not come to an end by itself", "-m", "ollama:a", "--escalate", "ollama:b")]
    [InlineData("'nobody:b'", "-m", "ollama:a", "--model-for", "mutation=nobody:b")]
    public async Task Run_OptionThatCannotHold_IsOneClearLine(string part, params string[] options) =>
        (await CommandLine.RunInsideAsync(["run", "bin-packing", .. options])).IsOneClearLine(2, part);

    [Fact]
    public async Task Run_ModelForOperators_AsksThemAndTheOthersTheUsualOne()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        var thinker = $"ollama:thinker@{server.Address}";
        var result = await _evollm.RunAsync(
            "run", "bin-packing", "--method", "reevo", "--set", "max-evaluations=15,initial-population-size=8,population-size=3,temperature=0.7",
            "-m", $"ollama:tiny@{server.Address}", "--model-for", $"short-term-reflection={thinker}", "--model-for", $"long-term-reflection={thinker}", "--json", "--out", "m");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(server.Requests, request => Assert.Equal(
            request.Message("system").Contains("You write no code", StringComparison.Ordinal) ? "thinker" : "tiny",
            Model(request)));
        Assert.Contains(server.Requests, request => Model(request) == "thinker");
        Assert.Contains($"short-term-reflection by {thinker}", (await _evollm.RunAsync("show", "m")).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await ReplayAsync();
    }

    [Fact]
    public async Task Run_Escalation_AsksTheSecondModelAsOftenAndResumesAndReplays()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        string[] run = ["run", "bin-packing", "--method", "best-of-n", "--set", "answers=6,attempts=1", "-m", $"ollama:tiny@{server.Address}", "--escalate", $"ollama:strong@{server.Address}", "--in-flight", "3", "--json"];
        var whole = await _evollm.RunAsync([.. run, "--out", "m"]);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.Equal(new Dictionary<string, int> { ["tiny"] = 6, ["strong"] = 6 }, server.Requests.CountBy(Model).ToDictionary());
        var message = Last(whole).GetProperty("message").GetString();
        Assert.Equal($"All 6 answers are made. Run again with ollama:strong@{server.Address.ToString().TrimEnd('/')}: 6 proposals after 6. All 6 answers are made.", message);
        Assert.Contains("6 proposals after 6", (await _evollm.RunAsync("show", "m")).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await ReplayAsync();

        // Stopped in either stage, the run goes on as if it had not been.
        foreach (var calls in new[] { 5, 12 })
        {
            Assert.Equal(0, (await _evollm.RunAsync([.. run, "--calls", $"{calls}", "--out", $"part-{calls}"])).ExitCode);
            var resumed = await _evollm.RunAsync("resume", $"part-{calls}", "--calls", "1000", "--json");
            Assert.Equal(message, Last(resumed).GetProperty("message").GetString());
            Assert.Equal(await CandidatesAsync("m"), await CandidatesAsync($"part-{calls}"));
        }
    }

    [Fact]
    public async Task Run_EscalationWithSuccessInTheFirstStage_NeverAsksTheSecondModel()
    {
        // The fourth answer of five solves the problem.
        _evollm.File("guess/Problem.cs", Guess);
        _evollm.File("guess/Seed.cs", Program("0.0"));
        await using var server = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say($"```csharp\n{Program($"0.{number + 1}")}\n```"));
        var result = await _evollm.RunAsync(
            "run", "./guess", "--method", "best-of-n", "--set", "answers=5", "-m", $"ollama:tiny@{server.Address}", "--escalate", $"ollama:strong@{server.Address}", "--in-flight", "1", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("target", Last(result).GetProperty("ending").GetString());
        Assert.Equal(["tiny", "tiny", "tiny", "tiny"], server.Requests.Select(Model));
    }

    private static string Program(string value) => $"public static class Candidate {{ public static double Solve(double x) => {value}; }}";

    private static string Model(FakeRequest request) => request.Json.GetProperty("model").GetString()!;

    private static JsonElement Last(CommandLine.Result result) => JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement;

    /// <summary>The lines of an export but the header, which has the budget, and the hash of all.</summary>
    private async Task<string[]> CandidatesAsync(string run) => (await _evollm.RunAsync("export", run)).Output.TrimEnd().Split('\n')[1..^1];

    private async Task ReplayAsync()
    {
        var replay = await _evollm.RunAsync("replay", "m");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        Assert.Contains("proposals and the final assessment compared: all equal.", replay.Output, StringComparison.Ordinal);
    }
}
