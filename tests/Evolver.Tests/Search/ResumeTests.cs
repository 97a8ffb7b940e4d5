using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>A run that was stopped in any way and resumed is, byte for byte, the run that was not stopped.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly Cost Reserved = new(1, 60, 40, 0.02m);

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-resume-").FullName;
    private int _runs;

    /// <summary>How a run may be limited, by a number that grows with the budget.</summary>
    public static TheoryData<string> Limits => ["evaluations", "tokens", "usd"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task RunAsync_LargerBudget_EqualsTheRunThatHadItFromTheBeginning(string limit)
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var folder = await RunAsync(Options(limit, 40, seed));
            await ResumeAsync(folder, Options(limit, 47, seed));
            await ResumeAsync(folder, Options(limit, 90, seed));
            Assert.Equal(await ExportAsync(Options(limit, 90, seed)), Export(folder));
        }
    }

    [Property(MaxTest = 40)]
    public async Task RunAsync_KilledAtAnyCommit_EqualsTheUnkilledRun(ulong seed, byte after, byte window, byte kind)
    {
        var options = Options(Limits.ElementAt(kind % 3).Data, 40, seed) with { InFlight = 1 + (window % 12) };
        options = (kind % 5) switch
        {
            3 => options with { Stop = new StopRule { Patience = 9 } },
            4 => options with { Stop = new StopRule { TargetFitness = 1.2 } },
            _ => options,
        };
        var folder = await RunAsync(options, stopAfter: 1 + (after % 45));
        await ResumeAsync(folder, options);
        Assert.Equal(await ExportAsync(options), Export(folder));
    }

    [Theory]
    [InlineData(ArchiveKind.Cvt)]
    [InlineData(ArchiveKind.Novelty)]
    [InlineData(ArchiveKind.Pareto)]
    public async Task RunAsync_OtherArchive_ResumesAsAnyRun(ArchiveKind kind)
    {
        var options = Options("evaluations", 60, 5) with
        {
            Archive = kind switch
            {
                ArchiveKind.Cvt => ArchiveChoice.Cvt(30, 2),
                ArchiveKind.Novelty => ArchiveChoice.Novelty(0.1, 3),
                _ => ArchiveChoice.Pareto([new ParetoObjective("first", Direction.Minimize)], 4),
            },
        };
        var folder = await RunAsync(options, stopAfter: 23);
        await ResumeAsync(folder, options);
        Assert.Equal(await ExportAsync(options), Export(folder));
        Assert.NotEqual(await ExportAsync(options with { Archive = ArchiveChoice.Grid }), Export(folder));
    }

    [Fact]
    public async Task RunAsync_MoreTime_EqualsTheRunThatHadItFromTheBeginning()
    {
        var options = Options("evaluations", 60, 3);
        var folder = await RunAsync(options with { Budget = options.Budget with { WallTime = TimeSpan.FromTicks(1) } });
        Assert.True(Export(folder).Split('\n').Length < 60);
        await ResumeAsync(folder, options);
        Assert.Equal(await ExportAsync(options), Export(folder));
    }

    [Theory]
    [InlineData("target")]
    [InlineData("patience")]
    [InlineData("evaluations")]
    [InlineData("tokens")]
    public async Task RunAsync_RunThatEnded_ProposesNothingMore(string rule)
    {
        var options = rule switch
        {
            "target" => Options("evaluations", 500, 1) with { Stop = new StopRule { TargetFitness = 1.5 } },
            "patience" => Options("evaluations", 500, 1) with { Stop = new StopRule { Patience = 12 } },
            _ => Options(rule, 30, 1),
        };
        var folder = await RunAsync(options);
        var before = Export(folder);
        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(rule, (await ResumeAsync(folder, options)).Reason.ToString(), ignoreCase: true);
        }

        Assert.Equal(before, Export(folder));
    }

    [Fact]
    public async Task RunAsync_OtherStopRule_EqualsTheRunThatHadItFromTheBeginning()
    {
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var options = Options("evaluations", 200, seed);
            foreach (var (first, then) in new (StopRule, StopRule)[]
            {
                (new() { Patience = 6 }, new() { Patience = 20 }),
                (new() { TargetFitness = 1.1 }, new() { TargetFitness = 1.3 }),
                (new() { Patience = 6 }, new() { Patience = 30, TargetFitness = 1.5 }),
                (new(), new()),
            })
            {
                var folder = await RunAsync(options with { Stop = first });
                await ResumeAsync(folder, options with { Stop = then });
                Assert.Equal(await ExportAsync(options with { Stop = then }), Export(folder));
            }
        }
    }

    [Fact]
    public async Task RunAsync_StopRuleByWhichItHadEndedBefore_IsRefusedAndChangesNothing()
    {
        var options = Options("evaluations", 120, 1);
        var folder = await RunAsync(options);
        var before = Export(folder);
        var patience = await Assert.ThrowsAsync<OptionsRefusedException>(() => ResumeAsync(folder, options with { Stop = new StopRule { Patience = 2 } }));
        Assert.Contains("a patience of 2", patience.Message, StringComparison.Ordinal);
        var target = await Assert.ThrowsAsync<OptionsRefusedException>(() => ResumeAsync(folder, options with { Stop = new StopRule { TargetFitness = 1.01 } }));
        Assert.Contains("that target", target.Message, StringComparison.Ordinal);
        Assert.Equal(before, Export(folder));
    }

    [Fact]
    public async Task RunAsync_ModelsFailedInARow_MayAnswerAgain()
    {
        var failing = Options("evaluations", 40, 1);
        var folder = await RunAsync(failing, proposer: new NumberOperator(id => id >= 20 ? "silent" : null), reason: StopReason.Failed);
        Assert.Equal(StopReason.Evaluations, (await ResumeAsync(folder, failing)).Reason);
    }

    [Fact]
    public async Task RunAsync_ProgramKnownFromBeforeTheStop_CostsNoEvaluation()
    {
        var (options, proposer) = (Options("evaluations", 40, 1), new NumberOperator(id => id % 3 == 2 ? "0.33 0.33" : null));
        var folder = await RunAsync(options, stopAfter: 12, proposer);
        var (evaluator, observer) = (new NumberEvaluator(), new Recorder());
        await using (var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken))
        {
            var setup = Setup(options, proposer) with { Evaluator = evaluator };
            await new Search(setup, store, TimeProvider.System).RunAsync(observer, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("0.33 0.33", evaluator.Evaluated);
        var again = observer.Records.Where(record => record.Source == "0.33 0.33").ToList();
        Assert.NotEmpty(again);
        Assert.All(again, record => Assert.Equal((EvaluationStatus.Duplicate, 2), (record.Evaluation.Status, record.DuplicateOf!.Value.Value)));
    }

    [Theory]
    [InlineData("evaluations", "29 evaluations; 30 are spent")]
    [InlineData("tokens", "tokens")]
    [InlineData("usd", "USD")]
    [InlineData("calls", "calls")]
    public async Task RunAsync_LessThanIsSpent_IsRefusedAndChangesNothing(string limit, string part)
    {
        var options = Options(limit, 30, 1);
        var folder = await RunAsync(options);
        var journal = await File.ReadAllBytesAsync(Path.Combine(folder, "journal.jsonl"), TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<OptionsRefusedException>(() => ResumeAsync(folder, Options(limit, limit == "evaluations" ? 29 : 5, 1)));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Equal(journal, await File.ReadAllBytesAsync(Path.Combine(folder, "journal.jsonl"), TestContext.Current.CancellationToken));
        await ResumeAsync(folder, options);
    }

    [Fact]
    public async Task RunAsync_LessTimeThanIsSpent_IsRefused()
    {
        var options = Options("evaluations", 30, 1);
        var folder = await RunAsync(options);
        var shorter = options with { Budget = options.Budget with { WallTime = TimeSpan.FromTicks(1) } };
        Assert.Contains("s are spent already", (await Assert.ThrowsAsync<OptionsRefusedException>(() => ResumeAsync(folder, shorter))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SmallerBudgetThatIsNotSpentYet_EndsThere()
    {
        var folder = await RunAsync(Options("evaluations", 60, 2), stopAfter: 20);
        await ResumeAsync(folder, Options("evaluations", 35, 2));
        Assert.Equal(await ExportAsync(Options("evaluations", 35, 2)), Export(folder));
    }

    [Fact]
    public async Task OnStarted_ResumedRun_ShowsTheArchiveAsItWas()
    {
        var options = Options("evaluations", 30, 1);
        var folder = await RunAsync(options);
        using var reader = RunReader.Open(folder);
        var elites = reader.Elites().Select(elite => elite.Id).Order().ToList();
        reader.Dispose();
        var observer = new Recorder();
        await ResumeAsync(folder, options, observer);
        Assert.Equal(elites, observer.Restored.Order());
    }

    private static SearchOptions Options(string limit, int amount, ulong seed) => new()
    {
        Seed = seed,
        Budget = limit switch
        {
            "tokens" => new Budget { Tokens = 70 * amount },
            "calls" => new Budget { Calls = amount },
            "usd" => new Budget { Usd = 0.013m * amount },
            _ => new Budget { Evaluations = amount },
        },
    };

    /// <summary>Repeats itself often, as models do, and costs less than was set aside, now more and now less.</summary>
    private static NumberOperator Operator() => new(id => id % 4 == 1 ? $"0.{id / 2 % 9}0 0.50" : null) { Reservation = Reserved, CostOf = id => new Cost(1, 40 + (id % 21), 20 + (id % 13), 0.01m + (id % 5 * 0.001m)) };

    private static SearchSetup Setup(SearchOptions options, IOperator? proposer = null) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = new NumberEvaluator(disorder: 3),
        Operators = [proposer ?? Operator()],
        Options = options,
        Workers = 2,
        ProposalConcurrency = 2,
        CheckInvariants = true,
    };

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private async Task<string> ExportAsync(SearchOptions options) => Export(await RunAsync(options));

    private async Task<string> RunAsync(SearchOptions options, int stopAfter = int.MaxValue, IOperator? proposer = null, StopReason? reason = null)
    {
        var folder = Path.Combine(_folder, $"run-{_runs++}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var observer = new Recorder { OnRecord = record => CancelAt(record, stopAfter, stop) };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = NumberProblem.Create(), Models = ["offline"], Options = options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        var ending = await new Search(Setup(options, proposer), store, TimeProvider.System).RunAsync(observer, stop.Token);
        Assert.Equal(reason ?? ending.Reason, ending.Reason);
        return folder;
    }

    private static void CancelAt(ProposalRecord record, int count, CancellationTokenSource stop)
    {
        if (record.Id.Value + 1 == count)
        {
            stop.Cancel();
        }
    }

    private static async Task<RunEnding> ResumeAsync(string folder, SearchOptions options, Recorder? observer = null)
    {
        await using var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken);
        return await new Search(Setup(options), store, TimeProvider.System).RunAsync(observer ?? new Recorder(), TestContext.Current.CancellationToken);
    }
}
