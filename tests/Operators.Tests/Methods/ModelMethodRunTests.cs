using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Whole runs of ELM, EvoPrompting and Evolution of Thought.</summary>
public sealed class ModelMethodRunTests
{
    [Fact]
    public async Task Run_EvoPrompting_AsksTheModel1600TimesAndEndsByItself()
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = new MethodRun("evoprompting", server);
        await run.ExportAsync(workers: 4, inFlight: 64);
        Assert.Equal(StopReason.Completed, run.Ending!.Reason);
        Assert.Equal(1600, server.Requests.Count);
        Assert.Equal(1601, run.Progress!.Proposals);
        Assert.True(run.Progress.Statuses[EvaluationStatus.Duplicate] > 0);
        Assert.True(run.Progress.Statuses[EvaluationStatus.ParseFailed] > 0);
    }

    [Theory]
    [InlineData("evoprompting")]
    [InlineData("evolution-of-thought")]
    public async Task Run_InStages_IsTheSameWhateverIsInFlight(string method)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create(method, server);
        Assert.Equal(Candidates(await run.ExportAsync(workers: 1, inFlight: 1)), Candidates(await run.ExportAsync(workers: 6, inFlight: 64)));
    }

    [Theory]
    [InlineData("elm", 14)]
    [InlineData("evoprompting", 1)]
    [InlineData("evoprompting", 20)]
    [InlineData("evolution-of-thought", 12)]
    public async Task Run_InterruptedAndResumed_EqualsTheUninterruptedRun(string method, int after)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create(method, server);
        Assert.Equal(await run.ExportAsync(workers: 2), await run.ExportInterruptedAsync(after));
    }

    private static MethodRun Create(string method, FakeModelServer server) => new(method, server)
    {
        Settings = method switch
        {
            "evoprompting" => new Dictionary<string, string> { ["rounds"] = "3", ["prompts"] = "3", ["samples"] = "4" },
            "evolution-of-thought" => new Dictionary<string, string> { ["start"] = "8", ["generations"] = "4" },
            _ => new Dictionary<string, string>(),
        },
        Evaluations = method == "elm" ? 30 : null,
    };

    /// <summary>An export without its first line, which says how many may be in flight, and the last one, which is a hash of all.</summary>
    private static string[] Candidates(string export) => export.TrimEnd().Split('\n')[1..^1];
}
