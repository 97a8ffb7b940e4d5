using System.Text.Json;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>Runs whose candidates are texts, and the methods that can make them.</summary>
public sealed class TextRunTests : IDisposable
{
    private const string Small = "generations=3,islands=2,conversations=3,turns=2,reset-interval=1,reset-islands=1,elites=2,elite-pool=4";

    private const string Mine = """
        public sealed class Palindrome : TextProblem
        {
            public override Problem Definition => new()
            {
                Name = "palindrome",
                Title = "Write a palindrome",
                Format = "One line of letters.",
                Objective = new Objective("length", Direction.Maximize),
                Measures = [new MeasureAxis("letters", 0, 100, 10)],
            };

            public override Evaluation Score(string text, CancellationToken cancellationToken) =>
                text.Trim().SequenceEqual(text.Trim().Reverse())
                    ? new Evaluation { Status = EvaluationStatus.Ok, Fitness = text.Trim().Length, Measures = new Measures(text.Length) }
                    : Evaluation.Failed(EvaluationStatus.InvalidResult, "It reads otherwise backwards.");
        }
        """;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_MindEvolutionOnTexts_MakesEveryCandidateAndReplays()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PoemAnswers.Wrong(request));
        var lines = await RunAsync("run", "stegpoet", "--method", "mind-evolution", "--set", Small, "-m", Model(server), "--json", "--out", "s");
        Assert.Equal("completed", lines[^1].GetProperty("ending").GetString());
        Assert.Equal(2, lines.Count(line => Operator(line) == "choose"));
        Assert.True(lines.Count(line => Operator(line) is "first" or "refine") >= 3 * 2 * 3 * 2);
        Assert.All(["ok", "invalid-result", "parse-failed", "thought"], status => Assert.Contains(lines, line => line.TryGetProperty("status", out var found) && found.GetString() == status));

        var calls = server.Requests.Count;
        var replay = await _evollm.RunAsync("replay", "s", "--plain");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        Assert.Equal(calls, server.Requests.Count);
    }

    [Fact]
    public async Task Resume_TextRunThatWasCut_IsTheRunThatWasNot()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PoemAnswers.Wrong(request));
        string[] run = ["run", "stegpoet", "--method", "mind-evolution", "--set", Small, "-m", Model(server), "--json"];
        await RunAsync([.. run, "--out", "whole"]);
        await RunAsync([.. run, "-n", "9", "--out", "cut"]);
        await RunAsync("resume", "cut", "-n", "1000", "--json");
        Assert.Equal(await ExportAsync("whole"), await ExportAsync("cut"));
    }

    [Fact]
    public async Task Run_TextIsRight_EndsThere()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PoemAnswers.Right(request));
        var lines = await RunAsync("run", "stegpoet", "--method", "mind-evolution", "--in-flight", "1", "-m", Model(server), "--json");
        Assert.Equal("target", lines[^1].GetProperty("ending").GetString());
        Assert.Single(server.Requests);
        Assert.Contains("qxaa", lines[^1].GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("best-of-n", "answers=12")]
    [InlineData("sequential-revision", "threads=3,turns=4")]
    [InlineData("random-restarts", "climbs=3,turns=4,patience=2")]
    [InlineData("evoscale", "iterations=3,batch-size=4")]
    public async Task Run_OtherMethods_TakeTextsAndReplay(string method, string settings)
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PoemAnswers.Wrong(request));
        var lines = await RunAsync("run", "stegpoet", "--method", method, "--set", settings, "-m", Model(server), "--json", "--out", "b");
        Assert.Equal("completed", lines[^1].GetProperty("ending").GetString());
        var replay = await _evollm.RunAsync("replay", "b", "--plain");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
    }

    [Fact]
    public async Task Run_MindEvolutionOnPrograms_RefinesThemAndReplays()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        var lines = await RunAsync("run", "bin-packing", "--method", "mind-evolution", "--set", "generations=2,islands=1,conversations=4,turns=3", "-m", Model(server), "--json", "--out", "p");
        Assert.Equal("completed", lines[^1].GetProperty("ending").GetString());
        Assert.Contains(server.Requests, request => request.Message("user").Contains("is not valid (CompileFailed)", StringComparison.Ordinal) && request.Message("user").Contains("CS0103", StringComparison.Ordinal));
        var replay = await _evollm.RunAsync("replay", "p", "--plain");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
    }

    [Fact]
    public async Task Run_EvoScale_RecordsTheImprovementOnTheBestParent()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PoemAnswers.Wrong(request));
        await RunAsync("run", "stegpoet", "--method", "evoscale", "--set", "iterations=3,batch-size=6", "-m", Model(server), "--json", "--out", "e");
        var candidates = (await ExportAsync("e")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("proposal", out var proposal) && proposal.ValueKind == JsonValueKind.Object).Select(line => line.GetProperty("proposal")).ToList();
        var fitness = candidates.ToDictionary(candidate => candidate.GetProperty("id").GetInt32(), candidate => candidate.GetProperty("evaluation").TryGetProperty("fitness", out var value) ? value.GetDouble() : (double?)null);
        var improved = candidates.Where(candidate => candidate.TryGetProperty("improvement", out _)).ToList();
        Assert.NotEmpty(improved);
        Assert.All(improved, candidate => Assert.Equal(
            fitness[candidate.GetProperty("id").GetInt32()] - candidate.GetProperty("lineage").GetProperty("parents").EnumerateArray().Max(parent => fitness[parent.GetInt32()]),
            candidate.GetProperty("improvement").GetDouble()));

        Assert.Equal(0, (await _evollm.RunAsync("export", "e", "-o", "e.jsonl")).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("import", "e.jsonl", "--out", "again")).ExitCode);
        Assert.Equal(await ExportAsync("e"), await ExportAsync("again"));
    }

    [Fact]
    public async Task Run_MethodForProgramsOnly_IsRefusedAndNamesThoseForTexts() =>
        (await _evollm.RunAsync("run", "stegpoet")).IsOneClearLine(2, "asks for texts", "map-elites", "mind-evolution", "best-of-n");

    [Fact]
    public async Task Run_NothingIsValid_FailsWithALineThatSaysSo()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("No."));
        (await _evollm.RunAsync("run", "stegpoet", "--method", "best-of-n", "--set", "answers=3,attempts=1", "-m", Model(server))).IsOneClearLine(1, "No candidate was valid");
    }

    [Fact]
    public async Task Check_Text_IsJudgedAsTheSearchWould()
    {
        var right = _evollm.File("poems/right.txt", PoemAnswers.Candidate([20, 40], [20, 40]));
        var wrong = _evollm.File("poems/wrong.txt", "no cipher");
        var result = await _evollm.RunAsync("check", right, "--problem", "stegpoet", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("M', the numbers that the text gives: 20, 40.", result.Output, StringComparison.Ordinal);
        var all = await _evollm.RunAsync("check", Path.GetDirectoryName(wrong)!, "--problem", "stegpoet");
        Assert.Equal(1, all.ExitCode);
        Assert.Contains("parse-failed", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_Text_ShowsItsFormat()
    {
        var result = await _evollm.RunAsync("problems", "stegpoet");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("First a JSON object", result.Output, StringComparison.Ordinal);
        Assert.Contains("starts from nothing", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithATextProblem_StartsFromItsSeeds()
    {
        _evollm.File("mine/Problem.cs", Mine);
        _evollm.File("mine/Seed.txt", "abba");
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("```text\nrotator\n```"), FakeAnswer.Say("```text\nlevels\n```"));
        var lines = await RunAsync("run", "mine", "--method", "best-of-n", "--set", "answers=2", "-m", Model(server), "--in-flight", "1", "--json");
        Assert.Equal([4, 7], lines.Where(line => line.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number).Select(line => line.GetProperty("score").GetInt32()));
        Assert.Equal("rotator\n", lines[^1].GetProperty("source").GetString());
        Assert.Contains("abba", server.Requests[0].Message("system"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_TextProblemWithAContract_IsRefused()
    {
        _evollm.File("mine/Problem.cs", Mine.Replace("Format = \"One line of letters.\"", "Contract = new ProgramContract(\"Candidate\", \"int Solve()\", \"\")", StringComparison.Ordinal));
        (await _evollm.RunAsync("problems", "mine")).IsOneClearLine(2, "mine", "needs a Format and no Contract");
    }

    private static string Model(FakeModelServer server) => $"ollama:tiny@{server.Address}";

    private static string? Operator(JsonElement line) => line.TryGetProperty("operator", out var name) ? name.GetString() : null;

    private async Task<List<JsonElement>> RunAsync(params string[] arguments)
    {
        var result = await _evollm.RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return [.. result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The canonical export without its header, which names the budget.</summary>
    /// <summary>All but the first line, which holds the budget, and the last, a hash of the first.</summary>
    private async Task<string[]> ExportAsync(string run)
    {
        var result = await _evollm.RunAsync("export", run);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1];
    }
}
