namespace EvoLLM.Cli.Tests;

/// <summary>Problems, as they are listed, shown, loaded and refused.</summary>
public sealed class ProblemTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Problems_FourParity_ShowsItsBugsAndItsFigure()
    {
        var result = await _evollm.RunAsync("problems", "four-parity");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("int Parity(int b1, int b2, int b3, int b4)", result.Output, StringComparison.Ordinal);
        Assert.Contains("return (c1 + c2 + c3 + c4) % 3;", result.Output, StringComparison.Ordinal);
        Assert.Contains("inputs that are right, larger is better", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FourParityOffline_BeginsWithEightInputsRight()
    {
        var result = await _evollm.RunAsync("run", "four-parity", "-n", "30", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\"score\":8,", result.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "marked", "-n", "3")]
    [InlineData("check", "marked/Seed.cs", "--problem", "marked")]
    [InlineData("problems", "marked")]
    public async Task Load_SeedWithAnUnclosedMark_IsRefusedInOneLineBeforeAnythingRuns(params string[] arguments)
    {
        Assert.Equal(0, (await _evollm.RunAsync("new", "marked")).ExitCode);
        var seed = Path.Combine(_evollm.Folder, "marked", "Seed.cs");
        var source = await File.ReadAllTextAsync(seed, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(seed, "// EVOLVE-BEGIN\n" + source, TestContext.Current.CancellationToken);
        (await _evollm.RunAsync(arguments)).IsOneClearLine(2, "Problem 'marked', seed 1: line 1: // EVOLVE-BEGIN has no // EVOLVE-END");
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }
}
