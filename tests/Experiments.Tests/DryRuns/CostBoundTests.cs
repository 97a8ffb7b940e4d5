using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments.Tests;

/// <summary>What a dry run calls the most must be the most: real runs against the mock model, with its faults.</summary>
public sealed class CostBoundTests : IDisposable
{
    private static readonly MockModelOptions Faulty = new() { ErrorRate = 0.1, Truncate = 0.1, NoCode = 0.1, Malformed = 0.1, RateLimit = 0.05, RetryAfter = TimeSpan.FromMilliseconds(1) };

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-bounds-").FullName;

    public CostBoundTests()
    {
        // Matches no model of other tests.
        File.WriteAllText(Path.Combine(_folder, "prices.yaml"), "- { model: \"openai:mock-of-bounds\", input: 2.5, cached: 3, output: 10 }\n");
        Environment.SetEnvironmentVariable("EVOLLM_PRICES", Path.Combine(_folder, "prices.yaml"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("EVOLLM_PRICES", null);
        Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string, string, Budget> Runs => new()
    {
        { "map-elites", "", new Budget { Evaluations = 8 } },
        { "map-elites", "", new Budget { Evaluations = 30, Calls = 12 } },
        { "map-elites", "", new Budget { Evaluations = 30, Tokens = 50_000 } },
        { "funsearch", "islands=2", new Budget { Evaluations = 30, Usd = 0.2m } },
        { "best-of-n", "answers=6,attempts=2", new Budget() },
        { "mind-evolution", "generations=2,islands=1,conversations=2,turns=2,attempts=2", new Budget() },
        { "reevo", "initial-population-size=4,max-evaluations=8,population-size=2", new Budget { Calls = 20 } },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Of_RunAgainstAFaultyModel_IsNotExceeded(string method, string settings, Budget budget)
    {
        await using var server = await MockModelServer.StartAsync(Faulty);
        var experiment = new Experiment(new Halves())
        {
            Method = method,
            Settings = settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')).ToDictionary(setting => setting[0], setting => setting[1]),
            Models = [$"openai:mock-of-bounds@{server.Address}v1"],
            ModelOptions = new ModelOptions { Backoff = TimeSpan.FromMilliseconds(1) },
            Budget = budget,
            Stop = new StopRule { FailingProposals = 1000 },
            Folder = Path.Combine(_folder, "run"),
        };
        var bound = Of(experiment);
        var progress = (await experiment.RunAsync(TestContext.Current.CancellationToken)).Progress;
        Within(bound.Evaluations, progress.Evaluations);
        Within(bound.Calls, progress.Spent.Calls);
        Within(bound.Calls, server.Statistics.Questions);
        Within(bound.InputTokens, progress.Spent.InputTokens);
        Within(bound.OutputTokens, progress.Spent.OutputTokens);
        Within(bound.Tokens, progress.Spent.Tokens);
        Within(bound.Usd, progress.Spent.Usd);
        Assert.NotEqual(0, progress.Spent.Usd);
    }

    [Fact]
    public void Of_LimitOfCalls_IsSoManyTimesTheDearestCall()
    {
        // A prompt of 16,384 tokens at the dearer of its two prices, 3, and an answer of 4,096 at 10, for a million.
        var bound = Of(Modelled("map-elites") with { Budget = new Budget { Evaluations = 9, Calls = 10 } });
        Assert.Equal((9, 10, 163_840, 40_960), (bound.Evaluations.Most, bound.Calls.Most, bound.InputTokens.Most, bound.OutputTokens.Most));
        Assert.Equal(10 * ((16_384 * 3m) + (4_096 * 10m)) / 1_000_000, bound.Usd.Most);
        Assert.Equal(["-n 9", "--calls 10", "--calls 10"], new[] { bound.Evaluations.By, bound.Calls.By, bound.Usd.By });
    }

    [Fact]
    public void Of_LimitOfTokens_IsSoManyOfTheDearestTokens()
    {
        var bound = Of(Modelled("map-elites") with { Budget = new Budget { Evaluations = 9, Tokens = 100_000 } });
        Assert.Equal((100_000, 100_000, 100_000, 1m), (bound.InputTokens.Most, bound.OutputTokens.Most, bound.Tokens.Most, bound.Usd.Most));
        Assert.Null(bound.Calls.Most);
    }

    [Fact]
    public void Of_EvaluationsAlone_BindNoCallsUnlessTheMethodEnds()
    {
        var open = Of(Modelled("map-elites") with { Budget = new Budget { Evaluations = 9 } });
        Assert.Equal((null, "no limit: set --calls"), (open.Calls.Most, open.Calls.By));
        Assert.Equal((null, "no limit: set --usd or --calls"), (open.Usd.Most, open.Usd.By));

        // Each answer is a call that may be tried four times again.
        var ending = Of(Modelled("best-of-n") with { Settings = new Dictionary<string, string> { ["answers"] = "3", ["attempts"] = "1" } });
        Assert.Equal((3 + 1, 3 * (1 + 4)), (ending.Evaluations.Most, ending.Calls.Most));
    }

    [Fact]
    public void Of_WeightsWhereAScheduleDecides_KeepNoOperatorOut()
    {
        var plain = Modelled("best-of-n") with { Settings = new Dictionary<string, string> { ["answers"] = "3", ["attempts"] = "1" } };
        Assert.Equal(Of(plain), Of(plain with { Weights = new Dictionary<string, double> { ["first"] = 0 } }));
    }

    [Fact]
    public void Of_NoPriceOrNoModel_IsNotKnownOrNothing()
    {
        var unpriced = Of(Modelled("map-elites") with { Models = ["openai:unpriced@http://127.0.0.1:1/v1"], Budget = new Budget { Calls = 3 } });
        Assert.Null(unpriced.Usd.Most);
        Assert.Contains("openai:unpriced", unpriced.Usd.By, StringComparison.Ordinal);
        var offline = Of(new Experiment(new Halves()) { Evaluations = 5 });
        Assert.Equal((5, 0, 0, "no model is in play"), (offline.Evaluations.Most, offline.Calls.Most, offline.Usd.Most, offline.Usd.By));
    }

    [Fact]
    public void Shortage_LimitBelowWhatIsSetAside_IsNamed()
    {
        // A proposal and a repair: 2 x (16,384 x 3 + 4,096 x 10) / 1,000,000 USD, and 2 x 20,480 tokens.
        var experiment = Modelled("map-elites");
        Assert.Contains("--usd 0.18 is less than the 0.1802 USD", Terms(experiment with { Budget = new Budget { Usd = 0.18m } }).Shortage, StringComparison.Ordinal);
        Assert.Contains("--tokens 40959 is less than the 40960 tokens", Terms(experiment with { Budget = new Budget { Tokens = 40_959 } }).Shortage, StringComparison.Ordinal);
        Assert.Null(Terms(experiment with { Budget = new Budget { Usd = 0.19m, Tokens = 40_960, Calls = 6 } }).Shortage);
    }

    private static Experiment Modelled(string method) => new(new Halves()) { Method = method, Models = ["openai:mock-of-bounds@http://127.0.0.1:1/v1"] };

    private static void Within(Bound bound, decimal actual) => Assert.True(!(actual > bound.Most), $"{actual} is more than {bound}");

    private static CostBound Of(Experiment experiment) => CostBound.Of(Terms(experiment));

    private static CostTerms Terms(Experiment experiment)
    {
        var choice = new MethodChoice(MethodCatalog.Find(experiment.Method), experiment.Settings, experiment.Models);
        using var prompting = choice.IsOffline ? null : new Prompting(
            new ModelSetup { Models = [.. experiment.Models.Select(ModelReference.Parse)], Options = experiment.ModelOptions, Recorded = true }, new PromptLibrary(), new NoCalls());
        var problem = experiment.Problem.Definition;
        var options = new SearchOptions { Budget = experiment.Budget, OperatorWeights = MethodDefaults.Weights(choice, experiment.Weights) };
        return CostTerms.Of((problem, options, choice), choice.Method.Create(new MethodContext(problem, prompting, choice.Settings)), prompting, experiment.ModelOptions);
    }
}
