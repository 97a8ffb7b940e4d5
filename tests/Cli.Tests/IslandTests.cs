using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>A run with several populations, as a user begins, resumes and looks at one.</summary>
public sealed class IslandTests : IDisposable
{
    private static readonly string[] Islands =
        ["--islands", "3:complete", "--migrate-every", "4", "--migrants", "50%:uniform", "--reset", "lowest-mean", "--reset-every", "7", "--seed", "5", "--check-invariants"];

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Theory]
    [InlineData("own")]
    [InlineData("shared", "--shared-archive")]
    public async Task Run_Islands_ResumedEqualsUninterruptedWhateverTheWorkers(string name, params string[] more)
    {
        await RunAsync(["run", "four-parity", "-n", "20", "--workers", "2", "--out", name, .. Islands, .. more]);
        await RunAsync(["resume", name, "-n", "36", "--workers", "1", "--check-invariants"]);
        await RunAsync(["run", "four-parity", "-n", "36", "--workers", "1", "--out", "at-once", .. Islands, .. more]);
        Assert.Equal((await RunAsync("export", "at-once")).Output, (await RunAsync("export", name)).Output);
    }

    [Fact]
    public async Task Show_Islands_ListsEachAndWhereACandidateWasCopied()
    {
        var run = await RunAsync(["run", "four-parity", "-n", "24", "--out", "r", .. Islands]);
        Assert.Contains("3 islands, complete migration of 50 % of the elites at random every 4 proposals of each, reset by lowest mean every 7", run.Output, StringComparison.Ordinal);
        var table = (await RunAsync("show", "r", "--islands")).Output.Split('\n').SkipWhile(line => !line.Contains("found elsewhere", StringComparison.Ordinal)).Skip(2);
        Assert.Equal(["0", "1", "2"], table.Take(3).Select(line => line.Split('│')[1].Trim()));
        var seed = (await RunAsync("show", "r", "0", "--islands")).Output;
        Assert.Contains("on island 0: took the empty cell", seed, StringComparison.Ordinal);
        Assert.Contains("copied from island 0 to 2 after proposal 0 (to found it): took the empty cell", seed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_IslandsAsJson_NamesTheIslandOfEachProposal()
    {
        var lines = (await RunAsync(["run", "four-parity", "-n", "12", "--json", .. Islands])).Output.Trim().Split('\n').SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement);
        Assert.All(lines, line => Assert.Equal(line.GetProperty("candidate").GetInt32() % 3, line.GetProperty("island").GetInt32()));
    }

    [Fact]
    public async Task Run_OneIsland_IsTheRunWithoutIslands()
    {
        await RunAsync("run", "four-parity", "-n", "20", "--out", "one", "--islands", "1");
        await RunAsync("run", "four-parity", "-n", "20", "--out", "none");
        Assert.Equal((await RunAsync("export", "none")).Output, (await RunAsync("export", "one")).Output);
        (await _evollm.RunAsync("show", "one", "--islands")).IsOneClearLine(1, "one population", "--islands 4");
    }

    [Theory]
    [InlineData("'0'", "--islands", "0")]
    [InlineData("4:complete", "--islands", "4:star")]
    [InlineData("--migrate-every is 0", "--islands", "4", "--migrate-every", "0")]
    [InlineData("10%", "--islands", "4", "--migrants", "2:worst")]
    [InlineData("lowest-mean", "--islands", "4", "--reset", "worst")]
    [InlineData("--migrants has no effect without --islands", "--migrants", "2")]
    [InlineData("--shared-archive has no effect without --islands", "--islands", "1", "--shared-archive")]
    [InlineData("--migrate-every has no effect without migration", "--islands", "4:none", "--migrate-every", "2")]
    [InlineData("--reset-every has no effect without --reset", "--islands", "4", "--reset-every", "2")]
    public async Task Run_IslandsThatMakeNoSense_AreRefused(string part, params string[] options)
    {
        (await CommandLine.RunInsideAsync(["run", "bin-packing", .. options])).IsOneClearLine(2, part);
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    private async Task<CommandLine.Result> RunAsync(params string[] arguments)
    {
        var result = await _evollm.RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }
}
