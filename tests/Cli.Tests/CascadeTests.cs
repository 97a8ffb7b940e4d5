namespace EvoLLM.Cli.Tests;

/// <summary>A run that judges in stages.</summary>
public sealed class CascadeTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_Cascade_ScreensSomeAndReplaysExactly()
    {
        var run = await _evollm.RunAsync("run", "tsp-constructive", "-n", "24", "--cascade", "6.7", "--json", "--out", "r");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"screened\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"ok\"", run.Output, StringComparison.Ordinal);
        var replay = await _evollm.RunAsync("replay", "r");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
    }

    [Fact]
    public async Task Run_CascadeOfAProblemWithoutStages_IsRefusedInOneLine()
    {
        var run = await _evollm.RunAsync("run", "circle-packing-26", "--cascade", "2");
        Assert.NotEqual(0, run.ExitCode);
        Assert.StartsWith("error: Problem 'circle-packing-26' cannot be judged in stages", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
