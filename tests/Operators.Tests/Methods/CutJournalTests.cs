using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>A run whose journal a crash cut off anywhere becomes, resumed, the run that it would have been: with bandits, own models, a second stage and a limit of calls.</summary>
public sealed class CutJournalTests
{
    private const int Cuts = 2;

    [Theory]
    [InlineData("reevo")]
    [InlineData("eoh")]
    [InlineData("funsearch")]
    [InlineData("elm")]
    [InlineData("evoprompting")]
    [InlineData("evolution-of-thought")]
    [InlineData("mind-evolution")]
    [InlineData("evoscale")]
    [InlineData("best-of-n")]
    [InlineData("sequential-revision")]
    [InlineData("random-restarts")]
    public async Task Resume_JournalCutAnywhere_MakesTheSameRun(string method)
    {
        await using var server = await MethodRun.StartServerAsync();
        foreach (var (number, variant) in Variants(method, server).Index())
        {
            using var run = variant;
            var expected = await run.ExportAsync(workers: 4);
            var random = new SeededRandom(11, method, number);
            for (var i = 0; i < Cuts; i++)
            {
                Assert.Equal(expected, await run.ExportCutAsync(random.Next));
            }
        }
    }

    private static IEnumerable<MethodRun> Variants(string method, FakeModelServer server)
    {
        var settings = Settings(method);
        var ends = MethodCatalog.Find(method).Ends;
        int? evaluations = ends ? null : 40;
        var escalateTo = ends ? "strong" : null;
        yield return new MethodRun(method, server) { Settings = settings, Evaluations = evaluations, Among = ArmRule.Ucb, OwnModelFor = [Own(method)], EscalateTo = escalateTo };
        yield return new MethodRun(method, server) { Settings = settings, Evaluations = evaluations, Among = ArmRule.Thompson, EscalateTo = escalateTo, Budget = new Budget { Calls = 30 } };
    }

    private static string Own(string method) => method switch
    {
        "reevo" => "long-term-reflection",
        "eoh" => "e2",
        "funsearch" => "next-version",
        "elm" => "change-slightly",
        "evoprompting" => "crossover",
        "evolution-of-thought" => "mating",
        "mind-evolution" => "choose",
        "evoscale" => "batch-mutation",
        _ => "first",
    };

    private static Dictionary<string, string> Settings(string method) => method switch
    {
        "reevo" => new Dictionary<string, string> { ["max-evaluations"] = "40", ["initial-population-size"] = "10", ["population-size"] = "5", ["repair"] = "true" },
        "eoh" => new Dictionary<string, string>(MethodCatalog.Find(method).Presets["v0.2"]) { ["generations"] = "5" },
        "evoprompting" => new Dictionary<string, string> { ["rounds"] = "3", ["prompts"] = "3", ["samples"] = "4" },
        "evolution-of-thought" => new Dictionary<string, string> { ["start"] = "8", ["generations"] = "4" },
        "mind-evolution" => new Dictionary<string, string> { ["generations"] = "4", ["islands"] = "3", ["conversations"] = "2", ["turns"] = "2", ["elites"] = "2", ["reset-interval"] = "2" },
        "evoscale" => new Dictionary<string, string> { ["iterations"] = "4", ["batch-size"] = "6" },
        "best-of-n" => new Dictionary<string, string> { ["answers"] = "20" },
        "sequential-revision" => new Dictionary<string, string> { ["threads"] = "4", ["turns"] = "5" },
        "random-restarts" => new Dictionary<string, string> { ["climbs"] = "4", ["turns"] = "6", ["patience"] = "2" },
        _ => new Dictionary<string, string>(),
    };
}
