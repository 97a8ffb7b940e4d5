using System.Text.Json;
using EvoLLM.Operators;

namespace EvoLLM.Cli.Tests;

/// <summary>Comparisons that make their runs, and what they would cost.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Compare_Problem_MakesRunsOnceAndHoldsThemAgainstEachOther()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        string[] command = ["compare", "--problem", "bin-packing", "--method", "map-elites@offline", "--method", "best-of-n:answers=3", "--seeds", "2", "-n", "6", "-m", $"openai:mock@{server.Address}v1", "--out", "c", "--json"];
        var made = await LinesAsync(command);
        Assert.Equal(["map-elites@offline", "best-of-n:answers=3", "map-elites@offline", "best-of-n:answers=3"], made[..4].Select(run => run.GetProperty("method").GetString()));
        Assert.All(made[..4], run => Assert.False(run.GetProperty("kept").GetBoolean()));
        Assert.Equal([0, 2], made[4..].Select(row => row.GetProperty("endedByItself").GetInt32()));
        Assert.Equal([6, 5], made[4..].Select(row => row.GetProperty("evaluations")[0].GetInt32()));
        Assert.All(made[4..], row => Assert.Equal((2, "map-elites@offline"), (row.GetProperty("test").GetProperty("interval").GetArrayLength(), row.GetProperty("baseline").GetString())));
        Assert.True(File.Exists(Path.Combine(_evollm.Folder, "runs", "c", "compare.svg")));

        var questions = server.Statistics.Questions;
        var again = await LinesAsync(command);
        Assert.All(again[..4], run => Assert.True(run.GetProperty("kept").GetBoolean()));
        Assert.Equal(made[4..].Select(row => row.GetRawText()), again[4..].Select(row => row.GetRawText()));
        Assert.Equal(questions, server.Statistics.Questions);

        // They are runs as any other.
        Assert.Equal(0, (await _evollm.RunAsync("replay", "c/best-of-n-answers=3-2")).ExitCode);
        var table = (await _evollm.RunAsync("compare", "c", "--baseline", "offline")).Output;
        Assert.Contains("median, test (unseen)", table, StringComparison.Ordinal);
        Assert.Contains("With fewer than 3 runs", table, StringComparison.Ordinal);
        command[Array.IndexOf(command, "6")] = "7";
        (await _evollm.RunAsync(command)).IsOneClearLine(2, "budget evaluations is 6 there, and 7 here");
    }

    [Theory]
    [InlineData("map-elites:axes", "has no preset")]
    [InlineData("map-elites@", "METHOD@MODEL")]
    [InlineData("reevo", "asks a language model")]
    public async Task Compare_MethodThatCannotBe_IsRefused(string method, string part) =>
        (await _evollm.RunAsync("compare", "--problem", "bin-packing", "--method", method)).IsOneClearLine(2, part);

    [Fact]
    public async Task DryRun_NoKeyNoFolder_SaysTheMost()
    {
        _evollm.Environment["EVOLLM_PRICES"] = _evollm.File("prices.yaml", "- { model: \"openai:x\", input: 1, output: 2 }");
        var bound = Assert.Single(await LinesAsync("run", "bin-packing", "-m", "openai:x", "--calls", "100", "--dry-run", "--json"));
        Assert.Equal((100, 1_638_400), (Most(bound, "calls"), Most(bound, "inputTokens")));
        Assert.Equal((1_638_400m / 1_000_000) + (2 * 409_600m / 1_000_000), Most(bound, "usd"));
        Assert.InRange(bound.GetProperty("prompt").GetProperty("tokens").GetInt64(), 100, 16_384);

        var all = (await LinesAsync("compare", "--problem", "bin-packing", "--method", "map-elites", "--method", "map-elites@offline", "-m", "openai:x", "--calls", "10", "-n", "5", "--seeds", "3", "--dry-run", "--json"))[^1];
        Assert.Equal((30, 30), (Most(all, "evaluations"), Most(all, "calls")));
        Assert.Contains("could not begin now", (await _evollm.RunAsync("run", "bin-packing", "-m", "openai:x", "--dry-run")).Output, StringComparison.Ordinal);
        await _evollm.RunAsync("run", "bin-packing", "-m", "openai:x", "--cache", "answers", "--dry-run");
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "answers")), "A dry run made a folder.");
        Assert.Contains("0 USD: no model is in play", (await _evollm.RunAsync("run", "bin-packing", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    [Theory]
    [InlineData("--method", "reevo")]
    [InlineData("-m", "ollama:x", "--set", "nothing=1")]
    [InlineData("--temperature", "1")]
    [InlineData("--weights", "nobody=1")]
    public async Task DryRun_WhatARunRefuses_IsRefusedWithTheSameLine(params string[] options)
    {
        var run = await _evollm.RunAsync(["run", "bin-packing", .. options]);
        var dry = await _evollm.RunAsync(["run", "bin-packing", "--dry-run", .. options]);
        Assert.Equal((run.ExitCode, run.Error), (dry.ExitCode, dry.Error));
        dry.IsOneClearLine(2);
    }

    private static decimal Most(JsonElement bound, string figure) => bound.GetProperty(figure).GetProperty("most").GetDecimal();

    private async Task<List<JsonElement>> LinesAsync(params string[] command)
    {
        var result = await _evollm.RunAsync(command);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return [.. result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
