using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>Islands in a real search, on a real store, with the invariants checked after every commit.</summary>
public sealed class IslandSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-islands-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Property(MaxTest = 12)]
    public async Task RunAsync_AnyIslands_SameExportForOneTwoAndEightWorkers(ulong seed, byte window)
    {
        var options = Options(IslandChoices.Of(seed), seed) with { InFlight = 1 + (window % 12) };
        var reference = Export(await RunAsync(Setup(options, workers: 1)));
        Assert.Equal(reference, Export(await RunAsync(Setup(options, workers: 2))));
        Assert.Equal(reference, Export(await RunAsync(Setup(options, workers: 8))));
    }

    [Property(MaxTest = 20)]
    public async Task RunAsync_AnyIslandsKilledAnywhere_EqualsTheUnkilledRun(ulong seed, byte after)
    {
        var options = Options(IslandChoices.Of(seed), seed);
        var folder = await RunAsync(Setup(options), stopAfter: 1 + (after % 90));
        await ResumeAsync(folder, Setup(options));
        Assert.Equal(Export(await RunAsync(Setup(options))), Export(folder));
    }

    [Fact]
    public async Task RunAsync_OneIsland_TakesTheCourseOfTheRunWithoutIslands()
    {
        using var without = RunReader.Open(await RunAsync(Setup(Options(null, 5))));
        using var one = RunReader.Open(await RunAsync(Setup(Options(new IslandOptions { Count = 1 }, 5))));
        Assert.Equal(
            without.Proposals().Select(record => (record.Id, record.Source, record.Decision, record.Cell, string.Join(' ', record.Lineage.Parents))),
            one.Proposals().Select(record => (record.Id, record.Source, record.Decision, record.Cell, string.Join(' ', record.Lineage.Parents))));
    }

    [Fact]
    public async Task RunAsync_WithoutIslands_SaysNothingOfThemInTheExport() =>
        Assert.DoesNotContain("island", Export(await RunAsync(Setup(Options(null, 5)))), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Progress_Islands_AreTheFiguresOfWhatTheJournalSaysTheyHold()
    {
        var islands = new IslandOptions { Count = 3, Migration = new MigrationOptions { Interval = 5 }, Reset = new ResetOptions { Rule = ResetRule.BestScore, Interval = 12 } };
        var observer = new Recorder();
        using var reader = RunReader.Open(await RunAsync(Setup(Options(islands, 3)), observer: observer));
        var ledger = new IslandLedger(islands);
        foreach (var record in reader.Proposals())
        {
            ledger.Apply(record);
        }

        var figures = observer.Progress[^1].Islands;
        Assert.Equal(ledger.Islands.Select(island => island.Count), figures.Select(island => island.Elites));
        Assert.Equal(ledger.Islands.Select(island => island.Values.Max(elite => elite.Evaluation.Fitness)), figures.Select(island => island.BestFitness));
    }

    [Fact]
    public async Task Elites_RunWithIslands_AreTheBestOfEachCellOfTheHistory()
    {
        var islands = new IslandOptions { Count = 4, Reset = new ResetOptions { Rule = ResetRule.LowestMean, Interval = 8 } };
        using var reader = RunReader.Open(await RunAsync(Setup(Options(islands, 3))));
        var best = reader.Proposals().Where(record => record.Evaluation.Status == EvaluationStatus.Ok)
            .GroupBy(record => record.Cell!.Value).ToDictionary(cell => cell.Key, cell => cell.MaxBy(record => record.Evaluation.Fitness)!.Id);
        Assert.Equal(best, reader.Elites().ToDictionary(elite => elite.Cell!.Value, elite => elite.Id));
    }

    [Fact]
    public async Task RunAsync_ResumedWithOtherMigration_IsRefused()
    {
        var islands = new IslandOptions { Count = 3, Migration = new MigrationOptions { Interval = 2 } };
        var folder = await RunAsync(Setup(Options(islands, 3)));
        var other = islands with { Migration = islands.Migration with { Emigrants = 1 } };
        var error = await Assert.ThrowsAsync<StoreException>(() => ResumeAsync(folder, Setup(Options(other, 3))));
        Assert.Contains("Proposal 5 of the stored run was decided by other rules", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_BrokenArchive_EndsWithWhereAndWhatAndKeepsWhatCameBefore(bool islands)
    {
        var options = Options(islands ? new IslandOptions { Count = 2 } : null, 1);
        var archives = 0;
        var setup = Setup(options) with
        {
            // The last one that is made: the only one, or that of island 1.
            CreateArchive = () => ++archives < (islands ? 3 : 1) ? Good() : new BrokenArchive(Good())
            {
                See = entries => [.. entries.Where(entry => entry.Solution.Candidate.Id.Value != 7)],
            },
        };
        var folder = Path.Combine(_folder, "broken");
        var error = await Assert.ThrowsAsync<InvariantException>(() => RunAsync(setup, folder: folder));
        Assert.Matches($"^After proposal 7, {(islands ? "island 1" : "the archive of the run")}, cell [0-9]+: expected candidate 7 of fitness .*, found no elite\\.$", error.Message);
        using var reader = RunReader.Open(folder);
        Assert.Equal((7, StopReason.Failed, error.Message), (reader.Count, reader.Ending!.Reason, reader.Ending.Message));

        static BrokenArchive Good() => new(IslandDriver.Create());
    }

    [Theory]
    [InlineData(0, 1, 1, 0.5, "0 islands")]
    [InlineData(257, 1, 1, 0.5, "257 islands")]
    [InlineData(2, 0, 1, 0.5, "every 0 generations")]
    [InlineData(2, 1, 0, 0.5, "0 emigrants")]
    [InlineData(2, 1, 1, 1.0, "share of islands to reset is 1")]
    public void Constructor_IslandsThatMakeNoSense_AreRefusedByName(int count, int interval, int emigrants, double share, string part)
    {
        var islands = new IslandOptions
        {
            Count = count,
            Migration = new MigrationOptions { Interval = interval, Emigrants = emigrants },
            Reset = new ResetOptions { Share = share },
        };
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => Setup(Options(islands, 1)).Validate()).Message, StringComparison.Ordinal);
    }

    private static SearchOptions Options(IslandOptions? islands, ulong seed) => new() { Seed = seed, Islands = islands, Budget = new Budget { Evaluations = 90 } };

    private static SearchSetup Setup(SearchOptions options, int workers = 2) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = new NumberEvaluator(disorder: workers),
        Operators = [new NumberOperator(id => id % 7 == 3 ? $"0.{id / 2 % 9}0 0.50" : id % 11 == 4 ? "fail Crashed" : null)],
        Options = options,
        Workers = workers,
        ProposalConcurrency = workers,
        CheckInvariants = true,
    };

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private async Task<string> RunAsync(SearchSetup setup, int stopAfter = int.MaxValue, Recorder? observer = null, string? folder = null)
    {
        folder ??= Path.Combine(_folder, $"run-{_runs++}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        observer ??= new Recorder { OnRecord = record => CancelAt(record, stopAfter, stop) };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = setup.Problem, Models = ["offline"], Options = setup.Options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        await new Search(setup, store, TimeProvider.System).RunAsync(observer, stop.Token);
        return folder;
    }

    private static void CancelAt(ProposalRecord record, int count, CancellationTokenSource stop)
    {
        if (record.Id.Value + 1 == count)
        {
            stop.Cancel();
        }
    }

    private static async Task ResumeAsync(string folder, SearchSetup setup)
    {
        await using var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken);
        await new Search(setup, store, TimeProvider.System).RunAsync(new Recorder(), TestContext.Current.CancellationToken);
    }
}
