namespace EvoLLM.Evolver.Tests;

/// <summary>Processor time is counted with whoever used it, limits a run, and decides nothing else.</summary>
public sealed class CpuTimeTests : IDisposable
{
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Evaluating = TimeSpan.FromMilliseconds(9);

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-cpu-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_EveryProposal_IsChargedOnceForWhatItTook()
    {
        var (folder, ending, progress) = await RunAsync(Options(new Budget { Evaluations = 40 }), new NumberOperator(Make) { Repair = _ => "0.42 0.24" });
        var records = Records(folder);
        Assert.All(records, record => Assert.Equal(
            record.Evaluation.Status == EvaluationStatus.Duplicate ? (record.Note == "repaired" ? 2 * Compiling : Compiling)
            : record.Note == "repaired" ? (2 * Compiling) + Evaluating
            : Compiling + Evaluating,
            record.CpuTime));
        Assert.Contains(records, record => record.Evaluation.Status == EvaluationStatus.Duplicate);
        Assert.Contains(records, record => record.Note == "repaired");
        Assert.Equal(records.Aggregate(TimeSpan.Zero, (sum, record) => sum + record.CpuTime), progress.CpuTime);
        Assert.Equal(progress.CpuTime, ending.CpuTime);
        using var reader = RunReader.Open(folder);
        Assert.Equal(progress.CpuTime, reader.Ending!.CpuTime);

        // A program that stands twice, and one that has to be mended.
        static string? Make(int id) => id % 7 == 3 ? "0.33 0.33" : id % 11 == 5 ? "broken" : null;
    }

    [Fact]
    public async Task RunAsync_NoisyProblem_AddsTheRepetitionsUp()
    {
        var (folder, _, _) = await RunAsync(Options(new Budget { Evaluations = 12 }) with { Repetitions = 5 });
        Assert.All(
            Records(folder).Where(record => record.Evaluation.Status == EvaluationStatus.Ok),
            record => Assert.Equal(Compiling + (5 * Evaluating), record.CpuTime));
    }

    [Fact]
    public async Task RunAsync_BudgetIsSpent_EndsAndKeepsWhatWasUnderWay()
    {
        var limit = TimeSpan.FromMilliseconds(205);
        var options = Options(new Budget { CpuTime = limit }) with { InFlight = 4 };
        var (folder, ending, progress) = await RunAsync(options);
        Assert.Equal(StopReason.CpuTime, ending.Reason);
        Assert.Contains("processor time", ending.Message, StringComparison.Ordinal);

        // The last that begins does so below the limit, beside three others.
        Assert.InRange(progress.CpuTime, limit, limit + (4 * (Compiling + Evaluating)));
        Assert.Equal(0, progress.Pending);
        Assert.Equal(progress.Proposals, Records(folder).Count);
    }

    [Fact]
    public async Task RunAsync_LargerBudget_GoesOnFromTheRecordAndEqualsTheRunThatHadIt()
    {
        var options = Options(new Budget { Evaluations = 60 });
        var (folder, _, before) = await RunAsync(options with { Budget = new Budget { Evaluations = 60, CpuTime = TimeSpan.FromMilliseconds(150) } });
        Assert.InRange(before.Evaluations, 1, 59);
        var (ending, after) = await ResumeAsync(folder, options, new Metered(2, 3));
        Assert.Equal(StopReason.Evaluations, ending.Reason);
        Assert.Equal(Records(folder).Aggregate(TimeSpan.Zero, (sum, record) => sum + record.CpuTime), after.CpuTime);
        Assert.Equal(Export((await RunAsync(options)).Folder), Export(folder));
    }

    [Fact]
    public async Task RunAsync_SmallerBudgetThanIsSpent_IsRefused()
    {
        var (folder, _, _) = await RunAsync(Options(new Budget { Evaluations = 30 }));
        var options = Options(new Budget { Evaluations = 90, CpuTime = TimeSpan.FromMilliseconds(100) });
        var error = await Assert.ThrowsAsync<OptionsRefusedException>(() => ResumeAsync(folder, options, new Metered(1, 9)));
        Assert.Contains("0.1 s of processor time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OtherTimes_IsTheSameAndReplays()
    {
        var options = Options(new Budget { Evaluations = 50 });
        var (folder, _, _) = await RunAsync(options);
        var random = new Random(5);
        var (other, _, _) = await RunAsync(options, evaluator: new MeteredEvaluator(() => random.Next(1, 50), () => random.Next(1, 50)));
        Assert.NotEqual(Records(folder).Select(record => record.CpuTime), Records(other).Select(record => record.CpuTime));
        Assert.Equal(Export(folder), Export(other));
        Assert.DoesNotContain("cpuTime", Export(folder), StringComparison.Ordinal);
        using var recording = Recording.Open(folder);
        var result = await new Replay(Setup(options, new NumberOperator(), new MeteredEvaluator(() => 77, () => 78)), recording).RunAsync(TestContext.Current.CancellationToken);
        Assert.Null(result.Difference);
        Assert.Equal(recording.Count, result.Compared);
    }

    [Fact]
    public void Open_RunOfBeforeItWasCounted_HasNone()
    {
        var journal = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "old")).FullName, "journal.jsonl");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Storage", "Formats", "format-2.journal.jsonl"), journal);
        Assert.All(Records(Path.GetDirectoryName(journal)!), record => Assert.Equal(TimeSpan.Zero, record.CpuTime));
    }

    private static SearchOptions Options(Budget budget) => new() { Seed = 4, Budget = budget };

    private static SearchSetup Setup(SearchOptions options, IOperator proposer, IEvaluator evaluator) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = evaluator,
        Operators = [proposer],
        Options = options,
        Workers = 3,
        ProposalConcurrency = 3,
    };

    private static List<ProposalRecord> Records(string folder)
    {
        using var reader = RunReader.Open(folder);
        return [.. reader.Proposals()];
    }

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private static async Task<(RunEnding Ending, SearchProgress Progress)> ResumeAsync(string folder, SearchOptions options, Metered times)
    {
        await using var store = await RunStore.OpenAsync(folder, TestContext.Current.CancellationToken);
        return await SearchAsync(store, Setup(options, new NumberOperator(), times.Evaluator));
    }

    private static async Task<(RunEnding Ending, SearchProgress Progress)> SearchAsync(RunStore store, SearchSetup setup)
    {
        var recorder = new Recorder();
        var ending = await new Search(setup, store, TimeProvider.System).RunAsync(recorder, TestContext.Current.CancellationToken);
        return (ending, recorder.Progress[^1]);
    }

    private async Task<(string Folder, RunEnding Ending, SearchProgress Progress)> RunAsync(SearchOptions options, IOperator? proposer = null, IEvaluator? evaluator = null)
    {
        var folder = Path.Combine(_folder, $"run-{_runs++}");
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = NumberProblem.Create(), Models = ["offline"], Options = options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        var setup = Setup(options, proposer ?? new NumberOperator(), evaluator ?? new Metered(Compiling.TotalMilliseconds, Evaluating.TotalMilliseconds).Evaluator);
        var (ending, progress) = await SearchAsync(store, setup);
        return (folder, ending, progress);
    }

    private sealed record Metered(double Compiling, double Evaluating)
    {
        public MeteredEvaluator Evaluator => new(() => Compiling, () => Evaluating);
    }
}
