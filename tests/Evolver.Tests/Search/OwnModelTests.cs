using System.Collections.Concurrent;

namespace EvoLLM.Evolver.Tests;

/// <summary>An operator that has a model of its own is asked with that one, pays its price, and leaves the choice among the others alone.</summary>
public sealed class OwnModelTests : IDisposable
{
    private static readonly SortedDictionary<string, string> OwnFor = new() { ["special"] = "own" };

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-own-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ArmRule.Fixed)]
    [InlineData(ArmRule.Ucb)]
    [InlineData(ArmRule.Thompson)]
    public async Task RunAsync_OperatorWithItsOwnModel_AlwaysAsksIt(ArmRule rule)
    {
        var (usual, special) = (new Asker("usual"), new Asker("special"));
        await RunAsync(Options(120) with { Models = new ArmOptions { Rule = rule } }, OwnFor, usual, special);
        Assert.All(special.Models.Values, model => Assert.Equal("own", model));
        Assert.Equal(["a", "b"], usual.Models.Values.Distinct().Order());
        Assert.InRange(special.Models.Count, 20, 100);
    }

    [Fact]
    public async Task RunAsync_BanditOverModels_LearnsNothingFromIt()
    {
        // Where nobody gains anything, UCB1 takes the arm that was tried less, the first of equals: they alternate, unless one is
        // credited with what the special one gains, or counts as tried when that one is asked.
        var usual = new Asker("usual") { Fails = true };
        await RunAsync(Options(60) with { Models = new ArmOptions { Rule = ArmRule.Ucb } }, OwnFor, usual, new Asker("special"));
        var chosen = usual.Models.OrderBy(asked => asked.Key).Select(asked => asked.Value).ToList();
        Assert.True(chosen.Count > 20, $"{chosen.Count} are too few to tell.");
        Assert.Equal(Enumerable.Range(0, chosen.Count).Select(number => number % 2 == 0 ? "a" : "b"), chosen);
    }

    [Fact]
    public async Task RunAsync_WithoutAChoice_LeavesTheOthersToTheirSeeds()
    {
        var (usual, special) = (new Asker("usual"), new Asker("special"));
        await RunAsync(Options(40), OwnFor, usual, special);
        Assert.All(usual.Models.Values, Assert.Null);
        Assert.All(special.Models.Values, model => Assert.Equal("own", model));
    }

    [Theory]
    [InlineData("own", 10)]
    [InlineData("a", 1)]
    public async Task RunAsync_BudgetOfDollars_SetsAsideThePriceOfWhoIsAsked(string model, int proposals)
    {
        // A call of a costs a dollar and one of own ten cents; any model may cost a dollar.
        var asker = new Asker("special") { Prices = new() { ["a"] = 1, ["own"] = 0.1m } };
        var options = new SearchOptions { Seed = 2, InFlight = 1, Budget = new Budget { Usd = 1, Evaluations = 500 } };
        await RunAsync(options, new SortedDictionary<string, string> { ["special"] = model }, asker);
        Assert.Equal(proposals, asker.Models.Count);
    }

    private static SearchOptions Options(int evaluations) => new() { Seed = 2, Budget = new Budget { Evaluations = evaluations } };

    private async Task RunAsync(SearchOptions options, IReadOnlyDictionary<string, string> own, params IReadOnlyList<IOperator> operators)
    {
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = NumberProblem.Create(), Models = ["a", "b"], Options = options };
        await using var store = await RunStore.CreateAsync(Path.Combine(_folder, $"run-{_runs++}"), header, TestContext.Current.CancellationToken);
        var setup = new SearchSetup
        {
            Problem = header.Problem,
            Evaluator = new NumberEvaluator(),
            Operators = operators,
            Models = header.Models,
            ModelsFor = own,
            Options = options,
        };
        await new Search(setup, store, TimeProvider.System).RunAsync(new Recorder(), TestContext.Current.CancellationToken);
    }

    /// <summary>Asks nobody, but remembers who was to be asked.</summary>
    private sealed class Asker(string name) : IOperator
    {
        public ConcurrentDictionary<int, string?> Models { get; } = new();

        public Dictionary<string, decimal> Prices { get; init; } = [];

        /// <summary>Whether all its programs crash.</summary>
        public bool Fails { get; init; }

        public string Name => name;

        public int Parents => 1;

        public Cost Reservation => ReservationFor(null);

        public Cost ReservationFor(string? model) => new(1, 1, 1, model is null ? Prices.Values.DefaultIfEmpty().Max() : Prices.GetValueOrDefault(model));

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
        {
            Models[request.Id.Value] = request.Model;
            var source = Fails ? "fail Crashed" : $"0.1 0.1{request.Id.Value:0000}";
            return ValueTask.FromResult(new Proposal { Source = source, Cost = ReservationFor(request.Model) });
        }
    }
}
