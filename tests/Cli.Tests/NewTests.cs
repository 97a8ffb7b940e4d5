namespace EvoLLM.Cli.Tests;

/// <summary>The first minutes with a problem of one's own, and a look at what models are told.</summary>
public sealed class NewTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task New_FreshFolder_RunsAtOnceAndItsSeedIsJudged()
    {
        Assert.Equal(0, (await _evollm.RunAsync("new", "my-problem")).ExitCode);
        var check = await _evollm.RunAsync("check", "my-problem/Seed.cs", "--problem", "my-problem");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        var run = await _evollm.RunAsync("run", "my-problem", "-n", "15", "--json", "--out", "first");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"champion\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My-Problem", "cannot be the name of a problem")]
    [InlineData("2-problems", "cannot be the name of a problem")]
    [InlineData("there", "is there already")]
    [InlineData("", "The name is empty")]
    public async Task New_NameThatCannotBe_IsRefusedInOneLine(string name, string part)
    {
        await _evollm.RunAsync("new", "there");
        var result = await _evollm.RunAsync("new", name);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(part, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompts_OfAMethod_ShowProblemContractAndSeed()
    {
        await _evollm.RunAsync("new", "my-problem");
        var result = await _evollm.RunAsync("prompts", "map-elites", "mutation", "--problem", "my-problem");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("public static double Predict(double x)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Find a formula for an unknown function", result.Output, StringComparison.Ordinal);
        Assert.Contains("return 2 * x;", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map-elites", "nothing", "has no such prompt; there are: crossover, mutation, repair.")]
    [InlineData("magic", "any", "There is no method 'magic'.")]
    public async Task Prompts_Unknown_IsRefusedInOneLine(string method, string prompt, string part)
    {
        var result = await CommandLine.RunInsideAsync("prompts", method, prompt);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
    }
}
