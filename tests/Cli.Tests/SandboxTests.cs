using System.Diagnostics;
using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>What a user sees of the sandbox, and what is left of it when the program is killed.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Status_Json_ListsTheLayersAndWhetherAnyIsMissing()
    {
        var result = await _evollm.RunAsync("sandbox", "status", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var status = JsonDocument.Parse(result.Output).RootElement;
        var layers = status.GetProperty("layers").EnumerateArray().ToList();
        Assert.NotEmpty(layers);
        Assert.Equal(layers.TrueForAll(layer => layer.GetProperty("state").GetString() != "missing"), status.GetProperty("full").GetBoolean());
    }

    [Fact]
    public async Task Check_FullIsolationRequired_RunsOnlyWhereTheStatusIsFull()
    {
        var status = await _evollm.RunAsync("sandbox", "status", "--json");
        var full = JsonDocument.Parse(status.Output).RootElement.GetProperty("full").GetBoolean();
        var check = await _evollm.RunAsync("check", Sorting(), "--problem", "sandbox-check", "--require-isolation", "full");
        if (full)
        {
            Assert.Equal((0, ""), (check.ExitCode, check.Error));
        }
        else
        {
            check.IsOneClearLine(1, "full isolation", "evollm sandbox status");
        }
    }

    [Fact]
    public async Task Check_Json_PrintsALineForEachFileWithWhatItTook()
    {
        Sorting();
        _evollm.File("programs/b.cs", "public static class Candidate\n{\n    public static double[] Solve(double[] xs, int seed)\n    {\n        System.IO.File.Delete(\"x\");\n        return xs;\n    }\n}\n");
        _evollm.File("programs/c.cs", "public static class Candidate { public static double[] Solve(double[] xs, int seed) { while (true) { } } }");
        var result = await _evollm.RunAsync("check", "programs", "--problem", "sandbox-check", "--json");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["ok", "policy-rejected", "out-of-fuel"], lines.Select(line => line.GetProperty("status").GetString()));
        Assert.Equal(1, lines[0].GetProperty("score").GetDouble());
        Assert.Equal(5, lines[1].GetProperty("line").GetInt32());
        Assert.Contains("System.IO.File", lines[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.All([lines[0], lines[2]], line => Assert.True(line.GetProperty("fuel").GetInt64() > 0 && line.GetProperty("seconds").GetDouble() > 0));
    }

    [Fact]
    public async Task Run_KilledWithSigkill_TakesItsWorkersAlong()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found through /proc.");
        using var process = _evollm.Start("run", "bin-packing", "--json");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var workers = Children(process.Id).Select(Process.GetProcessById).ToList();
        Assert.NotEmpty(workers);
        process.Kill();
        await Task.WhenAll(workers.Select(worker => worker.WaitForExitAsync(TestContext.Current.CancellationToken))).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private string Sorting() => _evollm.File("programs/a.cs", "public static class Candidate { public static double[] Solve(double[] xs, int seed) { Array.Sort(xs); return xs; } }");

    private static IEnumerable<int> Children(int parent) =>
        Directory.GetDirectories($"/proc/{parent}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse);
}
