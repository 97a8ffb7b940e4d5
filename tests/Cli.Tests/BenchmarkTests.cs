using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>Programs on benchmark instances, and what a problem says of itself, by the sample that the guide for authors goes through.</summary>
public sealed class BenchmarkTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RunTests.Repository(), "samples", "scheduling");

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    // Graham (1969): longest first ends at 4/3 - 1/(3m) of the optimum at worst, and does on these instances for m = 3 and m = 2.
    [Fact]
    public async Task Benchmark_LongestFirstOnGrahamsInstances_IsAsFarFromTheOptimumAsItCanBe()
    {
        var result = await _evollm.RunAsync("benchmark", "reference:Longest First", "-p", Sample, "--instances", Path.Combine(Sample, "small.jobs"), "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = Lines(result);
        Assert.Equal(["graham-3", "graham-2"], lines.SkipLast(1).Select(line => line.GetProperty("instance").GetString()));
        Assert.Equal([(11, 9, 200.0 / 9), (7, 6, 100.0 / 6)], lines.SkipLast(1).Select(line => line.GetProperty("values")[0]).Select(value =>
            (value.GetProperty("value").GetInt32(), value.GetProperty("bestKnown").GetInt32(), value.GetProperty("gap").GetDouble())));
        var mean = lines[^1].GetProperty("means")[0];
        Assert.Equal((9, 7.5, 20), (mean.GetProperty("value").GetDouble(), mean.GetProperty("bestKnown").GetDouble(), mean.GetProperty("gapOfMeans").GetDouble()));
    }

    [Fact]
    public async Task Benchmark_RunBesideReferencesOnAFolder_HasATableOfInstancesAndOneOfMeans()
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", Sample, "-n", "5", "--out", "r")).ExitCode);
        var result = await _evollm.RunAsync("benchmark", "r", "--instances", Sample, "--set", "large", "--references");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"end of the last machine +│ best known │ +candidate \d+ │ longest first", result.Output);
        Assert.Matches(@"small \(2\) +│ longest first +│ +9 │ +7\.5 │ +19\.44 % │ +20\.00 %", result.Output);
        Assert.Matches(@"large \(20\) +│ candidate \d+", result.Output);
    }

    [Fact]
    public async Task Benchmark_ProgramThatCheats_FailsOnEveryInstanceAndHasNoMeans()
    {
        _evollm.File("cheat.cs", "public static class Candidate { public static double[] Priorities(int[] lengths, int machines) => new double[1]; }");
        var result = await _evollm.RunAsync("benchmark", "cheat.cs", "-p", Sample, "--instances", Path.Combine(Sample, "*.jobs"), "--json");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var lines = Lines(result);
        Assert.All(lines.SkipLast(1), line => Assert.Equal("invalid-result", line.GetProperty("status").GetString()));
        Assert.Equal((2, 0), (lines[^1].GetProperty("failed").GetInt32(), lines[^1].GetProperty("means").GetArrayLength()));
    }

    [Theory]
    [InlineData("there are: First Fit; Best Fit", "reference:Next Fit", "-p", "bpp-online", "--set", "weibull-5k")]
    [InlineData("has no benchmark set 'large'; it has: weibull-5k", "reference:Best Fit", "-p", "bpp-online", "--set", "large")]
    [InlineData("choose a set by --set; there are: weibull-5k", "reference:Best Fit", "-p", "bpp-online")]
    [InlineData("There is no file or folder 'gone.txt'", "reference:Best Fit", "-p", "bpp-online", "--instances", "gone.txt")]
    [InlineData("No file matches 'gone*.txt'", "reference:Best Fit", "-p", "bpp-online", "--instances", "gone*.txt")]
    [InlineData("There is no file 'gone.cs'", "gone.cs", "-p", "bpp-online", "--set", "weibull-5k")]
    [InlineData("--problem", "gone.cs", "--set", "weibull-5k")]
    [InlineData("Name a program", "-p", "bpp-online", "--set", "weibull-5k")]
    [InlineData("asks for texts", "reference:x", "-p", "stegpoet", "--set", "a")]
    public async Task Benchmark_WhatCannotBe_IsOneClearLine(string part, params string[] arguments)
    {
        var result = await CommandLine.RunInsideAsync(["benchmark", .. arguments]);
        result.IsOneClearLine(2, part);
    }

    [Fact]
    public async Task Benchmark_FileThatBreaksItsLayout_IsRefusedWithItsLine()
    {
        var file = _evollm.File("broken.txt", "1\nu1\n100 2\n50\nmany\n");
        (await CommandLine.RunInsideAsync("benchmark", "reference:Best Fit", "-p", "bpp-online", "--instances", file)).IsOneClearLine(1, "broken.txt, line 5");
    }

    [Fact]
    public async Task Problems_List_IsGroupedByFamily()
    {
        var lines = (await CommandLine.RunInsideAsync("problems")).Output.Split('\n', StringSplitOptions.TrimEntries).ToList();
        var (packing, knapsack) = (lines.IndexOf("Packing"), lines.IndexOf("Knapsack"));
        Assert.InRange(lines.FindIndex(line => line.StartsWith("bpp-online", StringComparison.Ordinal)), packing, knapsack);
        Assert.True(lines.FindIndex(line => line.StartsWith("mkp-aco ", StringComparison.Ordinal)) > knapsack);
        Assert.DoesNotContain("Others", lines);
    }

    [Fact]
    public async Task Problems_References_AreJudgedOnTheTrainingInstances()
    {
        var result = await _evollm.RunAsync("problems", Sample, "--references", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var problem = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(
            problem.GetProperty("splits").GetProperty("training").GetProperty("baselines").GetProperty("longest first").GetDouble(),
            problem.GetProperty("references")[0].GetProperty("training").GetDouble());
        Assert.Equal("names, machines and lengths (.jobs)", problem.GetProperty("files").GetString());
    }

    [Fact]
    public async Task Problems_One_SaysWhatIsAskedAndWhatIsKnown()
    {
        var output = (await CommandLine.RunInsideAsync("problems", "mkp-aco-black-box")).Output;
        Assert.All(
            ["black box", "double[] Heuristics(double[] itemAttributes1, double[,] itemAttributes2)", "evaluated 3 times", "200,000,000 steps", "5 dimensions", "simple rule", "sets", "test1000"],
            part => Assert.Contains(part, output, StringComparison.Ordinal));
    }

    private static List<JsonElement> Lines(CommandLine.Result result) => [.. result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
}
