using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>The main job, as a user does it.</summary>
public sealed class RunTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_SameSeedTwice_ExportsTheSameBytes()
    {
        foreach (var (name, workers) in new[] { ("a", "1"), ("b", "2") })
        {
            Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", "60", "--seed", "7", "--workers", workers, "--out", name)).ExitCode);
            Assert.Equal(0, (await _evollm.RunAsync("export", name, "-o", $"{name}.jsonl")).ExitCode);
        }

        Assert.Equal(await ReadAsync("a.jsonl"), await ReadAsync("b.jsonl"));

        async Task<byte[]> ReadAsync(string name) => await File.ReadAllBytesAsync(Path.Combine(_evollm.Folder, name), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Run_TuningByWeight_MovesNumbersAndIsTheSameHoweverManyWork()
    {
        var exports = new List<string>();
        foreach (var workers in new[] { "1", "2" })
        {
            var name = $"workers-{workers}";
            Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "40", "--weights", "tuning=10", "--workers", workers, "--out", name)).ExitCode);
            exports.Add((await _evollm.RunAsync("export", name)).Output);
        }

        Assert.Equal(exports[0], exports[1]);
        Assert.Contains("\"operator\":\"tuning\"", exports[0], StringComparison.Ordinal);
        Assert.Contains("generation 0", exports[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Offline_SaysSoAndShowsResultBesideTheBaselines()
    {
        var result = await _evollm.RunAsync("run", "bin-packing", "-n", "40");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("No language model is in play", result.Output, StringComparison.Ordinal);
        Assert.Contains("First Fit", result.Output, StringComparison.Ordinal);
        Assert.Contains("Best Fit", result.Output, StringComparison.Ordinal);
        Assert.Contains("public static void Priority", result.Output, StringComparison.Ordinal);
        Assert.Contains("evollm show runs/bin-packing-001", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cvt:40:3", "cells held", "\"archive\":{\"kind\":\"cvt\",\"cells\":40,\"seed\":3}")]
    [InlineData("novelty:0.02", " elites;", "\"archive\":{\"kind\":\"novelty\",\"threshold\":0.02,\"neighbors\":15}")]
    public async Task Run_Archive_IsKeptShownAndDrawn(string archive, string shown, string stored)
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "15", "--archive", archive, "-o", "a")).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("resume", "a", "-n", "25")).ExitCode);
        Assert.Contains(shown, (await _evollm.RunAsync("show", "a")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _evollm.RunAsync("plot", "a")).ExitCode);
        Assert.Contains(stored, (await _evollm.RunAsync("export", "a")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LocaleWithoutUnicode_DrawsWithAscii()
    {
        _evollm.Environment["LC_ALL"] = "en_US.ISO-8859-1";
        var result = await _evollm.RunAsync("run", "bin-packing", "-n", "3");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("+----", result.Output, StringComparison.Ordinal);
        Assert.Contains("| Best Fit", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Json_PrintsALineForEachCommitAndTheResult()
    {
        var result = await _evollm.RunAsync("run", "bin-packing", "-n", "20", "--json");
        var lines = result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(0, lines.Count - 1), lines.SkipLast(1).Select(line => line.GetProperty("candidate").GetInt32()));
        var final = lines[^1];
        Assert.Equal((20, "evaluations"), (final.GetProperty("evaluations").GetInt32(), final.GetProperty("ending").GetString()));
        Assert.True(final.GetProperty("test").GetProperty("baselines").GetProperty("Best Fit").GetDouble() > 0);
    }

    [Theory]
    [InlineData("--tokens", "100", true)]
    [InlineData("--usd", "1", true)]
    [InlineData("--time", "1h", false)]
    public async Task Run_Limit_LeavesTheDefaultEvaluationsUnlessItBoundsTheRun(string option, string value, bool bounded)
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", option, value, "--patience", "2", "--out", "limited")).ExitCode);
        var header = (await _evollm.RunAsync("export", "limited")).Output.Split('\n')[0];
        Assert.Equal(bounded, header.Contains("\"evaluations\":2000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CtrlC_KeepsWhatWasReportedAndResumes()
    {
        using var process = _evollm.Start("run", "four-parity", "--target", "17", "-n", "100000", "--json", "--out", "r");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var reported = 0;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            reported += line.StartsWith("{\"candidate\"", StringComparison.Ordinal) ? 1 : 0;
            if (reported == 25)
            {
                // Twice at once, as senders do that signal a process and its group.
                await Task.WhenAll(CommandLine.SignalAsync(process, "INT"), CommandLine.SignalAsync(process, "INT"));
                reported++;
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("evollm resume runs/r", await error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
        var resumed = await _evollm.RunAsync("resume", "r", "-n", "60", "--json");
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(60, JsonDocument.Parse(resumed.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("evaluations").GetInt32());
    }

    [Fact]
    public async Task Run_OfAnotherProcess_CannotBeResumedButLookedAt()
    {
        using var process = _evollm.Start("run", "four-parity", "--target", "17", "-n", "100000", "--json", "--out", "busy");
        for (var i = 0; i < 10; i++)
        {
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        try
        {
            (await _evollm.RunAsync("resume", "busy")).IsOneClearLine(1, "in use");
            var shown = await _evollm.RunAsync("show", "busy");
            Assert.Equal(0, shown.ExitCode);
            Assert.Contains("being worked on now", shown.Output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Run_ProblemFolder_Works()
    {
        var source = Path.Combine(Repository(), "samples", "knapsack");
        foreach (var file in Directory.GetFiles(source))
        {
            _evollm.File(Path.Combine("knapsack", Path.GetFileName(file)), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        var result = await _evollm.RunAsync("run", "./knapsack", "-n", "60", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\"status\":\"ok\"", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _evollm.RunAsync("resume", "knapsack-001", "-n", "70")).ExitCode);
    }

    [Fact]
    public async Task Check_Programs_AreJudgedAsTheSearchWould()
    {
        var good = _evollm.File("good.cs", "public static class Candidate { public static void Priority(double item, System.ReadOnlySpan<double> remaining, System.Span<double> priority) { } }");
        var bad = _evollm.File("bad.cs", "public static class Candidate { public static void Priority(double item, System.ReadOnlySpan<double> remaining, System.Span<double> priority) { System.IO.File.Delete(\"x\"); } }");
        var result = await _evollm.RunAsync("check", good, bad, "--problem", "bin-packing", "--json");
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["ok", "policy-rejected"], lines.Select(line => line.GetProperty("status").GetString()));
        Assert.Contains("System.IO.File", lines[1].GetProperty("feedback")[0].GetString(), StringComparison.Ordinal);

        // All priorities equal is First Fit.
        var problems = await _evollm.RunAsync("problems", "bin-packing");
        Assert.Contains($"First Fit {lines[0].GetProperty("score").GetDouble():0.000} %", problems.Output, StringComparison.Ordinal);
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EvoLLM.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
