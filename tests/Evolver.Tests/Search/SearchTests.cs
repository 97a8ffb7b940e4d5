using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-search-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(8, 5)]
    public async Task RunAsync_SameSeed_SameExportWhateverTheParallelism(int workers, int disorder)
    {
        var reference = await ExportAsync(new Plan { Workers = 1 });
        Assert.Equal(reference, await ExportAsync(new Plan { Workers = workers, Disorder = disorder }));
    }

    [Fact]
    public async Task RunAsync_OtherSeed_OtherExport() =>
        Assert.NotEqual(await ExportAsync(new Plan()), await ExportAsync(new Plan { Options = Plan.Of(150, seed: 2) }));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task RunAsync_InterruptedAndResumed_EqualsTheUninterruptedRun(int after)
    {
        using var stop = new CancellationTokenSource();
        var plan = new Plan { Workers = 3, Disorder = 3, Stop = stop, Observer = new Recorder { OnRecord = record => CancelAfter(record, after, stop) } };
        var folder = await RunAsync(plan);
        await ResumeAsync(folder, plan with { Observer = new Recorder() });
        Assert.Equal(await ExportAsync(new Plan()), Export(folder));
    }

    [Fact]
    public async Task RunAsync_ResumedWithAnotherOperator_IsRefused()
    {
        var folder = await RunAsync(new Plan { Options = Plan.Of(20) });
        var error = await Assert.ThrowsAsync<StoreException>(() => ResumeAsync(folder, new Plan { Operators = [new OtherOperator()] }));
        Assert.Contains("other operators or settings", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BudgetOfEvaluations_IsSpentExactlyAndDuplicatesAreFree()
    {
        var plan = new Plan { Options = Plan.Of(150) };
        await RunAsync(plan);
        var last = plan.Observer.Progress[^1];
        Assert.Equal(150, last.Evaluations);
        Assert.True(last.Statuses[EvaluationStatus.Duplicate] > 0);
        Assert.Equal(last.Proposals, 150 + last.Statuses[EvaluationStatus.Duplicate]);
    }

    [Fact]
    public async Task RunAsync_SameProgramAgain_IsEvaluatedOnceAndRecordedAsDuplicate()
    {
        var plan = new Plan { Operators = [new NumberOperator(id => id % 3 == 0 ? "0.33 0.33" : null)], Disorder = 2 };
        await RunAsync(plan);
        Assert.Single(plan.Evaluator.Evaluated, "0.33 0.33");
        var (first, again) = (plan.Observer.Records.First(Third), plan.Observer.Records.Where(Third).Skip(1).ToList());
        Assert.Equal(EvaluationStatus.Ok, first.Evaluation.Status);
        Assert.All(again, record =>
        {
            Assert.Equal(EvaluationStatus.Duplicate, record.Evaluation.Status);
            Assert.Equal(first.Id, record.DuplicateOf);
            Assert.Equal(0.66, record.Evaluation.Fitness!.Value, 1e-9);
            Assert.Equal(AddStatus.NotOffered, record.Decision);
        });

        static bool Third(ProposalRecord record) => record.Source == "0.33 0.33";
    }

    [Fact]
    public async Task RunAsync_CandidatesFailInEveryWay_AreResultsAndTheRunGoesOn()
    {
        var failures = new[] { EvaluationStatus.TimedOut, EvaluationStatus.OutOfFuel, EvaluationStatus.OutOfMemory, EvaluationStatus.Crashed, EvaluationStatus.RuntimeFailed, EvaluationStatus.InvalidResult };
        var plan = new Plan { Operators = [new NumberOperator(id => id % 2 == 0 ? $"fail {failures[id / 2 % failures.Length]}" : null)] };
        await RunAsync(plan);
        Assert.Equal(failures.Order(), plan.Observer.Records.Select(record => record.Evaluation.Status).Distinct().Except([EvaluationStatus.Ok, EvaluationStatus.Duplicate]).Order());
        Assert.All(plan.Observer.Records.Where(record => failures.Contains(record.Evaluation.Status)), record => Assert.Null(record.Cell));
    }

    [Fact]
    public async Task RunAsync_Archive_HoldsTheBestOfEveryCellOfTheHistory()
    {
        var plan = new Plan();
        var folder = await RunAsync(plan);
        using var reader = RunReader.Open(folder);
        var expected = plan.Observer.Records.Where(record => record.Cell is not null)
            .GroupBy(record => record.Cell!.Value).ToDictionary(cell => cell.Key, cell => cell.MaxBy(record => record.Evaluation.Fitness)!.Id);
        Assert.Equal(expected, reader.Elites().ToDictionary(elite => elite.Cell!.Value, elite => elite.Id));
    }

    [Fact]
    public async Task RunAsync_ProgramDoesNotCompile_IsOfferedForRepairOnce()
    {
        var repairs = 0;
        var plan = new Plan
        {
            Operators = [new NumberOperator(id => id == 5 ? "broken 1" : id == 6 ? "broken for good" : null)
            {
                Repair = source =>
                {
                    Interlocked.Increment(ref repairs);
                    return source == "broken 1" ? "0.77 0.77" : source + " still";
                },
            }],
        };
        await RunAsync(plan);
        Assert.Equal(2, repairs);
        Assert.Equal((EvaluationStatus.Ok, "0.77 0.77", "repaired"), (plan.Observer.Records[5].Evaluation.Status, plan.Observer.Records[5].Source, plan.Observer.Records[5].Note));
        Assert.Equal(EvaluationStatus.CompileFailed, plan.Observer.Records[6].Evaluation.Status);
    }

    [Theory]
    [InlineData(1000, 100, 30)]
    [InlineData(999, 100, 100)]
    [InlineData(250, 100, 10)]
    public async Task RunAsync_BudgetOfTokens_IsNeverExceededAndLeavesNoRoomForAnother(long limit, long reserved, long used)
    {
        var budget = new SearchOptions { Budget = new Budget { Tokens = limit } };
        var plan = new Plan
        {
            Options = budget,
            Operators = [new NumberOperator { Reservation = new Cost(1, reserved, 0, 0), Cost = new Cost(1, used, 0, 0) }],
        };
        await RunAsync(plan);
        var spent = plan.Observer.Progress[^1].Spent.Tokens;
        Assert.InRange(spent, limit - reserved + 1, limit);
        Assert.Equal(StopReason.Tokens, plan.Ending!.Reason);
    }

    [Theory]
    [InlineData(50, 5, 1)]
    [InlineData(49, 5, 5)]
    [InlineData(12, 5, 2)]
    public async Task RunAsync_BudgetOfCalls_IsNeverExceededAndLeavesNoRoomForAnother(int limit, int reserved, int used)
    {
        var plan = new Plan
        {
            Options = new SearchOptions { Budget = new Budget { Calls = limit } },
            Operators = [new NumberOperator { Reservation = new Cost(reserved, 0, 0, 0), Cost = new Cost(used, 0, 0, 0) }],
        };
        await RunAsync(plan);
        Assert.InRange(plan.Observer.Progress[^1].Spent.Calls, limit - reserved + 1, limit);
        Assert.Equal(StopReason.Calls, plan.Ending!.Reason);
        Assert.Contains($"{limit} calls", plan.Ending.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OperatorBecomesUnavailable_StopsCleanlyAndKeepsWhatCameBefore()
    {
        var plan = new Plan { Operators = [new NumberOperator { OnPropose = id => ThrowAt(id, 30) }] };
        var folder = await RunAsync(plan);
        Assert.Equal((StopReason.Failed, "the key is wrong"), (plan.Ending!.Reason, plan.Ending.Message));
        using var reader = RunReader.Open(folder);
        Assert.Equal(30, reader.Count);
    }

    [Fact]
    public async Task RunAsync_OperatorCameBack_ResumedRunEqualsTheUninterruptedOne()
    {
        var folder = await RunAsync(new Plan { Operators = [new NumberOperator { OnPropose = id => ThrowAt(id, 30) }] });
        await ResumeAsync(folder, new Plan());
        Assert.Equal(await ExportAsync(new Plan()), Export(folder));
    }

    [Fact]
    public async Task RunAsync_EverySeedFails_EndsWithTheReason()
    {
        var plan = new Plan { Problem = NumberProblem.Create("fail Crashed", "broken") };
        await RunAsync(plan);
        Assert.Equal(StopReason.Failed, plan.Ending!.Reason);
        Assert.Contains("No seed program of problem 'numbers' runs", plan.Ending.Message, StringComparison.Ordinal);
        Assert.Equal(2, plan.Observer.Records.Count);
    }

    [Fact]
    public async Task RunAsync_TargetReached_Stops()
    {
        var plan = new Plan { Options = Plan.Of(5000) with { Stop = new StopRule { TargetFitness = 1.5 } } };
        await RunAsync(plan);
        Assert.Equal(StopReason.Target, plan.Ending!.Reason);
        Assert.True(plan.Observer.Progress[^1].Best!.Fitness >= 1.5);
    }

    [Fact]
    public async Task RunAsync_NoNewBestForLong_StopsByPatience()
    {
        var plan = new Plan { Options = Plan.Of(5000) with { InFlight = 1, Stop = new StopRule { Patience = 25 } } };
        await RunAsync(plan);
        Assert.Equal(StopReason.Patience, plan.Ending!.Reason);
        var best = plan.Observer.Records.First(record => record.Id == plan.Observer.Progress[^1].Best!.Candidate.Id);
        var after = plan.Observer.Records.SkipWhile(record => record.Id <= best.Id).Count(record => record.Evaluation.Status != EvaluationStatus.Duplicate);
        Assert.Equal(25, after);
    }

    [Fact]
    public async Task RunAsync_OperatorsRepeatThemselvesForEver_EndsAsExhausted()
    {
        var plan = new Plan { Operators = [new NumberOperator(_ => "0.20 0.20")] };
        await RunAsync(plan);
        Assert.Equal(StopReason.Exhausted, plan.Ending!.Reason);
    }

    [Property(MaxTest = 10)]
    public async Task RunAsync_AnySeedAndWindow_CommitsInOrderAndNeverHasMoreUnderWay(ulong seed, byte window)
    {
        var inFlight = 1 + (window % 16);
        var plan = new Plan { Options = Plan.Of(60, seed) with { InFlight = inFlight }, Workers = 3, Disorder = 1 };
        await RunAsync(plan);
        Assert.Equal(Enumerable.Range(0, plan.Observer.Records.Count), plan.Observer.Records.Select(record => record.Id.Value));
        Assert.All(plan.Observer.Progress, progress => Assert.InRange(progress.Pending, 0, inFlight));
        Assert.All(plan.Observer.Records, record => Assert.All(record.Lineage.Parents, parent => Assert.True(parent.Value < record.Id.Value)));
    }

    [Fact]
    public void Constructor_OptionsThatMakeNoSense_AreRefusedByName()
    {
        static string Message(Plan plan) => Assert.Throws<ArgumentException>(() => plan.Setup().Validate()).Message;
        Assert.Contains("InFlight is 0", Message(new Plan { Options = new SearchOptions { InFlight = 0 } }), StringComparison.Ordinal);
        Assert.Contains("at least one operator", Message(new Plan { Operators = [] }), StringComparison.Ordinal);
        Assert.Contains("same name", Message(new Plan { Operators = [new NumberOperator(), new NumberOperator()] }), StringComparison.Ordinal);
    }

    private static void CancelAfter(ProposalRecord record, int count, CancellationTokenSource stop)
    {
        if (record.Id.Value + 1 == count)
        {
            stop.Cancel();
        }
    }

    private static void ThrowAt(int id, int at)
    {
        if (id == at)
        {
            throw new OperatorUnavailableException("the key is wrong");
        }
    }

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private async Task<string> ExportAsync(Plan plan) => Export(await RunAsync(plan));

    private async Task<string> RunAsync(Plan plan)
    {
        var folder = Path.Combine(_folder, $"run-{_runs++}");
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch.AddDays(_runs), Problem = plan.Problem, Models = ["offline"], Options = plan.Options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        plan.Ending = await new Search(plan.Setup(), store, TimeProvider.System).RunAsync(plan.Observer, plan.Stop?.Token ?? TestContext.Current.CancellationToken);
        return folder;
    }

    private static async Task ResumeAsync(string folder, Plan plan)
    {
        await using var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken);
        plan.Ending = await new Search(plan.Setup(), store, TimeProvider.System)
            .RunAsync(plan.Observer, TestContext.Current.CancellationToken);
    }

    private sealed record Plan
    {
        public Problem Problem { get; init; } = NumberProblem.Create();

        public SearchOptions Options { get; init; } = Of(150);

        public IReadOnlyList<IOperator> Operators { get; init; } = [new NumberOperator()];

        public int Workers { get; init; } = 2;

        public int Disorder { get; init; }

        public Recorder Observer { get; init; } = new();

        public NumberEvaluator Evaluator => field ??= new NumberEvaluator(Disorder);

        public CancellationTokenSource? Stop { get; init; }

        public RunEnding? Ending { get; set; }

        public static SearchOptions Of(int evaluations, ulong seed = 1) => new() { Seed = seed, Budget = new Budget { Evaluations = evaluations } };

        public SearchSetup Setup() => new()
        {
            Problem = Problem,
            Evaluator = Evaluator,
            Operators = Operators,
            Options = Options,
            Workers = Workers,
            ProposalConcurrency = Workers,
            CheckInvariants = true,
        };
    }

    private sealed class OtherOperator : IOperator
    {
        public string Name => "other";

        public int Parents => 1;

        public Cost Reservation => default;

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Proposal { Source = "0.00 0.00" });
    }
}
