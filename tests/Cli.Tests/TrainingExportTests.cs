using System.Text.Json;
using EvoLLM.Operators;

namespace EvoLLM.Cli.Tests;

/// <summary>Training data on the command line, of rehearsed runs.</summary>
public sealed class TrainingExportTests(RehearsedRuns runs) : IClassFixture<RehearsedRuns>
{
    private readonly CommandLine _evollm = runs.Evollm;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_ElmEdits_AreTheAcceptedOnesOfAllRunsAsDiffs()
    {
        var edits = Lines((await _evollm.RunAsync("export", "elm-1", "elm-2", "--format", "elm-edits")).Output);
        var accepted = await AcceptedAsync("elm-1") + await AcceptedAsync("elm-2");
        Assert.True(accepted > 0);
        Assert.Equal(accepted, edits.Count);
        Assert.All(edits, edit => Assert.Equal(["id", "instruction", "before", "diff"], edit.EnumerateObject().Select(property => property.Name)));
        Assert.All(edits, edit => Assert.StartsWith("@@ -", edit.GetProperty("diff").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_HoldOut_SplitsByTheProgramBeforeTheEditAndAlwaysAlike()
    {
        var result = await _evollm.RunAsync("export", "elm-1", "elm-2", "--format", "elm-edits", "--hold-out", "0.5", "-o", "edits.jsonl");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var (kept, held) = (await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "edits.jsonl"), Token), await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "edits.held-out.jsonl"), Token));
        Assert.Empty(Programs(kept).Intersect(Programs(held)));
        var all = (await _evollm.RunAsync("export", "elm-1", "elm-2", "--format", "elm-edits")).Output;
        Assert.Equal(all.Split('\n').Order(StringComparer.Ordinal), (kept + held).Split('\n').Order(StringComparer.Ordinal));
        await _evollm.RunAsync("export", "elm-2", "--format", "elm-edits", "--hold-out", "0.5", "-o", "second.jsonl");
        Assert.Subset(Programs(held), Programs(await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "second.held-out.jsonl"), Token)));

        static HashSet<string?> Programs(string text) => [.. Lines(text).Select(edit => edit.GetProperty("before").GetString())];
    }

    [Fact]
    public async Task Export_ElmPrograms_ReachTheShareOfTheBestOfTheirCellInAnyRun()
    {
        var half = Lines((await _evollm.RunAsync("export", "elm-1", "elm-2", "--format", "elm-programs")).Output);
        var best = Lines((await _evollm.RunAsync("export", "elm-1", "elm-2", "--format", "elm-programs", "--share", "1")).Output);
        var cells = half.GroupBy(program => program.GetProperty("cell").GetInt64()).ToDictionary(cell => cell.Key, cell => cell.Max(Fitness));

        // Fitness of bin packing is below 0: half as much again below the best is still in.
        Assert.All(half, program => Assert.True(Fitness(program) >= 1.5 * cells[program.GetProperty("cell").GetInt64()]));
        Assert.All(best, program => Assert.Equal(cells[program.GetProperty("cell").GetInt64()], Fitness(program)));
        Assert.Equal(cells.Keys.Order(), best.Select(program => program.GetProperty("cell").GetInt64()).Distinct().Order());

        static double Fitness(JsonElement program) => program.GetProperty("fitness").GetDouble();
    }

    [Fact]
    public async Task Export_Hindsight_AsksForWhatTheChildReached()
    {
        var examples = Lines((await _evollm.RunAsync("export", "evo", "--format", "hindsight")).Output);
        var child = examples.First(example => example.GetProperty("kind").GetString() == "child");
        Assert.Equal(["system", "user", "assistant"], child.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
        var proposal = (await ProposalsAsync("evo")).Single(proposal => proposal.GetProperty("id").GetInt32() == child.GetProperty("id").GetInt32());
        Assert.Contains(proposal.GetProperty("source").GetString()!.Trim(), child.GetProperty("messages")[2].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ProgramsOfAMapWithOtherCells_AreRefused()
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "5", "--archive", "cvt:50", "--out", "cvt")).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "5", "--archive", "novelty", "--out", "novel")).ExitCode);
        (await _evollm.RunAsync("export", "elm-1", "cvt", "--format", "elm-programs")).IsOneClearLine(2, "cvt", "elm-1", "problem or archive");
        (await _evollm.RunAsync("export", "novel", "--format", "elm-programs")).IsOneClearLine(2, "novel", "without niches");
    }

    [Fact]
    public async Task Export_NothingAccepted_FailsWithALineThatSaysSo()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { NoCode = 1 });
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "--method", "elm", "-m", $"openai:mock@{server.Address}v1", "-n", "4", "--out", "short")).ExitCode);
        (await _evollm.RunAsync("export", "short", "--format", "elm-edits")).IsOneClearLine(1, "no edit was accepted");
    }

    [Theory]
    [InlineData("is a run of method 'elm'", "export", "elm-1", "--format", "hindsight")]
    [InlineData("is a run of method 'evoprompting'", "export", "elm-1", "evo", "--format", "elm-edits")]
    [InlineData("is there already", "export", "elm-1", "--format", "elm-edits", "-o", "there.jsonl")]
    [InlineData("is there already", "export", "elm-1", "--format", "elm-edits", "--hold-out", "0.1", "-o", "half.jsonl")]
    [InlineData("--hold-out writes two files", "export", "elm-1", "--format", "elm-edits", "--hold-out", "0.1")]
    [InlineData("--hold-out has no effect", "export", "elm-1", "--format", "csv", "--hold-out", "0.1")]
    [InlineData("--share has no effect", "export", "elm-1", "--format", "elm-edits", "--share", "0.1")]
    [InlineData("is of one run; 2 are named", "export", "elm-1", "elm-2")]
    [InlineData("--share", "export", "elm-1", "--format", "elm-programs", "--share", "1.5")]
    public async Task Export_WhatMakesNoSense_IsRefusedInOneLine(string part, params string[] arguments)
    {
        _evollm.File("there.jsonl", "kept");
        _evollm.File("half.held-out.jsonl", "kept");
        (await _evollm.RunAsync(arguments)).IsOneClearLine(2, part);
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "there.jsonl"), Token));
    }

    private async Task<int> AcceptedAsync(string run) => (await ProposalsAsync(run)).Count(proposal =>
        proposal.GetProperty("lineage").GetProperty("operator").GetString() != "seed"
        && proposal.TryGetProperty("decision", out var decision) && decision.GetString()?.ToLowerInvariant() is "new" or "improved");

    private async Task<List<JsonElement>> ProposalsAsync(string run) => [.. Lines((await _evollm.RunAsync("export", run)).Output)
        .Where(line => line.TryGetProperty("proposal", out var proposal) && proposal.ValueKind == JsonValueKind.Object).Select(line => line.GetProperty("proposal"))];

    private static List<JsonElement> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
