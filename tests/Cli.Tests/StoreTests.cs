using System.Text.Json;
using EvoLLM.Evolver.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>What may happen to a run's folder ends in one clear line, and loses nothing.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_DiskFillsUp_SaysSoAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.Mount("size=64k");
        var run = Path.Combine(disk.Folder, "run");
        var full = await _evollm.RunAsync("run", "four-parity", "--target", "17", "-n", "120", "--json", "--out", run);
        full.IsOneClearLine(1, "No space left on device", "evollm resume");
        var reported = full.Output.Trim().Split('\n').Length;
        Assert.InRange(reported, 10, 119);
        Assert.Equal(0, (await _evollm.RunAsync("show", run)).ExitCode);

        disk.Remount("size=64m");
        var resumed = await _evollm.RunAsync("resume", run, "--json");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.True(resumed.Output.Trim().Split('\n').Length < Proposals(resumed) - reported + 2);
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "--target", "17", "-n", "120", "--out", "straight")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "straight")).Output, (await _evollm.RunAsync("export", run)).Output);
    }

    [Fact]
    public async Task Run_NoRoomToBegin_LeavesNothingBehind()
    {
        using var disk = SmallDisk.Mount("size=4k");
        await File.WriteAllBytesAsync(Path.Combine(disk.Folder, "filler"), new byte[4096], TestContext.Current.CancellationToken);
        var run = Path.Combine(disk.Folder, "run");
        (await _evollm.RunAsync("run", "bin-packing", "-n", "5", "--out", run)).IsOneClearLine(1, "cannot be begun", "No space left on device");
        Assert.False(Path.Exists(run));
    }

    [Fact]
    public async Task Command_ReadOnlyDisk_ReadsAndRefusesToWrite()
    {
        using var disk = SmallDisk.Mount("size=64m");
        var run = Path.Combine(disk.Folder, "run");
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", "8", "--out", run)).ExitCode);
        var export = (await _evollm.RunAsync("export", run)).Output;
        disk.Remount("ro");
        Assert.Equal(0, (await _evollm.RunAsync("show", run)).ExitCode);
        Assert.Equal(export, (await _evollm.RunAsync("export", run)).Output);
        (await _evollm.RunAsync("resume", run, "-n", "20")).IsOneClearLine(1, "cannot be written", "Read-only");
        (await _evollm.RunAsync("run", "four-parity", "-n", "8", "--out", run + "2")).IsOneClearLine(1, "cannot be begun", "Read-only");
    }

    [Fact]
    public async Task Command_JournalCut_IsRefusedAndNothingIsTouched()
    {
        await BeginAsync("cut", 20);
        await using (var journal = File.OpenWrite(Path.Combine(_evollm.Folder, "runs", "cut", "journal.jsonl")))
        {
            journal.SetLength(journal.Length / 2);
        }

        var database = Path.Combine(_evollm.Folder, "runs", "cut", "run.db");
        var before = await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken);
        foreach (var command in new[] { "show", "export", "plot", "resume" })
        {
            (await _evollm.RunAsync(command, "cut")).IsOneClearLine(1, "shorter than what was stored", "copy");
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Resume_LessThanIsSpent_IsRefusedAndTheRunStaysAsItWas()
    {
        await BeginAsync("spent", 12);
        (await _evollm.RunAsync("resume", "spent", "-n", "5")).IsOneClearLine(2, "5 evaluations", "12 are spent");
        (await _evollm.RunAsync("resume", "spent", "--time", "0.001s")).IsOneClearLine(2, "0.001 s", "spent");
        var again = await _evollm.RunAsync("resume", "spent", "--json");
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Single(again.Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task Resume_OtherPatienceOrTarget_GoesOnByIt()
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", "40", "--patience", "6", "--out", "rules")).ExitCode);
        var before = (await _evollm.RunAsync("export", "rules")).Output;
        (await _evollm.RunAsync("resume", "rules", "--patience", "2")).IsOneClearLine(2, "a patience of 2");
        (await _evollm.RunAsync("resume", "rules", "--target", "6")).IsOneClearLine(2, "target");
        Assert.Equal("patience", Ending(await _evollm.RunAsync("resume", "rules", "--json")));
        Assert.Equal(before, (await _evollm.RunAsync("export", "rules")).Output);
        Assert.Equal("evaluations", Ending(await _evollm.RunAsync("resume", "rules", "--patience", "500", "--json")));
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", "40", "--patience", "500", "--out", "straight")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "straight")).Output, (await _evollm.RunAsync("export", "rules")).Output);

        static string? Ending(CommandLine.Result result) =>
            JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("ending").GetString();
    }

    [Fact]
    public async Task Run_SeveralAtOnce_EachGetANameOfTheirOwn()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _evollm.RunAsync("run", "four-parity", "-n", "3", "--workers", "1")));
        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
        Assert.Equal(
            ["four-parity-001", "four-parity-002", "four-parity-003", "four-parity-004"],
            Directory.GetDirectories(Path.Combine(_evollm.Folder, "runs")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("Problem.cs", "code")]
    [InlineData("Seed.cs", "seeds")]
    [InlineData("problem.md", "description")]
    public async Task Resume_ProblemEdited_IsRefusedByWhatChanged(string file, string part)
    {
        var source = Path.Combine(RunTests.Repository(), "samples", "knapsack");
        foreach (var path in Directory.GetFiles(source))
        {
            _evollm.File(Path.Combine("knapsack", Path.GetFileName(path)), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, (await _evollm.RunAsync("run", "./knapsack", "-n", "4")).ExitCode);
        var edited = Path.Combine(_evollm.Folder, "knapsack", file);
        await File.AppendAllTextAsync(edited, "\n// edited\n", TestContext.Current.CancellationToken);
        (await _evollm.RunAsync("resume", "knapsack-001", "-n", "8")).IsOneClearLine(1, "knapsack", $"its {part} changed", "start a new run");
    }

    private async Task BeginAsync(string name, int evaluations) =>
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", $"{evaluations}", "--out", name)).ExitCode);

    private static int Proposals(CommandLine.Result result) =>
        JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("proposals").GetInt32();
}
