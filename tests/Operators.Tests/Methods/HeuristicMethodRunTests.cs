using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class HeuristicMethodRunTests
{
    [Fact]
    public async Task Run_ReEvo_AsksTheModel160TimesAndEndsByItself()
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = new MethodRun("reevo", server);
        await run.ExportAsync(workers: 4);
        Assert.Equal(StopReason.Completed, run.Ending!.Reason);
        Assert.Equal(160, server.Requests.Count);
        Assert.Equal(161, run.Progress!.Proposals);
        Assert.Equal(55, run.Progress.Statuses[EvaluationStatus.Thought]);
        Assert.Equal(30, server.Requests.Count(request => Temperature(request) == 1.3));
        Assert.Equal(130, server.Requests.Count(request => Temperature(request) == 1));
    }

    [Theory]
    [InlineData("reevo")]
    [InlineData("eoh")]
    public async Task Run_InStages_IsTheSameWhateverIsInFlight(string method)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create(method, server);
        Assert.Equal(Candidates(await run.ExportAsync(workers: 1, inFlight: 1)), Candidates(await run.ExportAsync(workers: 6, inFlight: 64)));
    }

    [Theory]
    [InlineData("reevo")]
    [InlineData("eoh")]
    [InlineData("funsearch")]
    public async Task Run_OtherWorkers_GivesTheSameExport(string method)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create(method, server);
        Assert.Equal(await run.ExportAsync(workers: 1), await run.ExportAsync(workers: 6));
    }

    [Theory]
    [InlineData("reevo", 1)]
    [InlineData("reevo", 45)]
    [InlineData("eoh", 33)]
    [InlineData("funsearch", 14)]
    public async Task Run_InterruptedAndResumed_EqualsTheUninterruptedRun(string method, int after)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create(method, server);
        Assert.Equal(await run.ExportAsync(workers: 2), await run.ExportInterruptedAsync(after));
    }

    [Fact]
    public async Task Run_EoH_ShowsIdeasWithTheirPrograms()
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = Create("eoh", server);
        await run.ExportAsync(workers: 2);
        var shown = server.Requests.Select(request => request.Message("user")).Where(text => text.Contains("Program 2", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, text => Assert.Matches(@"Program 2, whose idea is: Add (\d+)\s+```csharp\s[^`]+ x \+ \1;", text));
    }

    private static MethodRun Create(string method, FakeModelServer server) => new(method, server)
    {
        Settings = method == "eoh" ? MethodCatalog.Find(method).Presets["legacy"] : new Dictionary<string, string>(),
        Evaluations = method == "funsearch" ? 50 : null,
    };

    /// <summary>An export without its first line, which says how many may be in flight.</summary>
    /// <summary>All but the first line, which says how many were in flight, and the last, a hash of the first.</summary>
    private static IEnumerable<string> Candidates(string export) => export.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1];

    private static double Temperature(FakeRequest request) => Math.Round(request.Json.GetProperty("options").GetProperty("temperature").GetDouble(), 4);
}
