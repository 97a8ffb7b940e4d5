using System.Globalization;
using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>What was recorded can be made again, from nothing but the record; whatever comes out otherwise is found.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-replay-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Property(MaxTest = 30)]
    public async Task RunAsync_SameParts_EqualWhateverTheWorkersAndHoweverTheRunEnded(ulong seed, byte window, byte stopAfter, byte kind)
    {
        var options = Options(seed) with
        {
            InFlight = 1 + (window % 12),
            Stop = kind % 3 == 0 ? new StopRule { Patience = 7 } : new StopRule(),
        };
        var folder = await RunAsync(options, stopAfter: kind % 3 == 1 ? 3 + (stopAfter % 50) : int.MaxValue);
        foreach (var workers in new[] { 1, 8 })
        {
            var result = await ReplayAsync(folder, Setup(workers));
            Assert.Null(result.Difference);
            Assert.Equal(Records(folder).Count, result.Compared);
        }
    }

    [Fact]
    public async Task RunAsync_RunWithAReport_ComparesItAndWritesNothing()
    {
        var folder = await RunAsync(Options(1), report: true);
        var before = Bytes(folder);
        var result = await ReplayAsync(folder, Setup(2));
        Assert.True(result.ReportCompared);
        Assert.Equal(before, Bytes(folder));
    }

    [Fact]
    public async Task RunAsync_ReportThatComesOutOtherwise_IsTold()
    {
        var folder = await RunAsync(Options(1), report: true);
        var result = await ReplayAsync(folder, Setup(2) with { Evaluator = new ShiftedEvaluator(Split.Test) });
        Assert.False(result.ReportCompared);
        Assert.Null(result.Difference!.Proposal);
        Assert.Equal("splits[2].champion.fitness", Assert.Single(result.Difference.Fields).Field);
    }

    [Fact]
    public async Task RunAsync_JudgedOtherwise_ShowsTheFirstWithBothSides()
    {
        var folder = await RunAsync(Options(4));
        var record = Records(folder).Where(record => record.Evaluation.Status == EvaluationStatus.Ok).ElementAt(20);
        var result = await ReplayAsync(folder, Setup(2) with { Evaluator = new ShiftedEvaluator(Split.Training, record.Source) });
        var field = result.Difference!.Fields[0];
        Assert.Equal((record.Id, "evaluation.fitness"), (result.Difference.Proposal, field.Field));
        Assert.Equal(record.Evaluation.Fitness!.Value, double.Parse(field.Recorded!, CultureInfo.InvariantCulture));
        Assert.Equal(record.Evaluation.Fitness!.Value + 1, double.Parse(field.Replayed!, CultureInfo.InvariantCulture));
        Assert.Equal(record.Id.Value, result.Compared);
    }

    [Fact]
    public async Task RunAsync_ProposedOtherwise_ShowsTheSources()
    {
        var folder = await RunAsync(Options(1));
        var result = await ReplayAsync(folder, Setup(2) with { Operators = [new NumberOperator(id => id == 30 ? "0.31 0.62" : null)] });
        var source = result.Difference!.Fields[0];
        Assert.Equal((30, "source", "0.31 0.62"), (result.Difference.Proposal!.Value.Value, source.Field, source.Replayed));
        Assert.Equal(Records(folder)[30].Source, source.Recorded);
    }

    [Fact]
    public async Task RunAsync_OtherOperator_ShowsTheLineage()
    {
        var folder = await RunAsync(Options(1));
        using var recording = Recording.Open(folder);
        var result = await new Replay(Setup(2) with { Operators = [new AskingOperator(recording, _ => null)] }, recording).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("lineage.operator", "step", "asking"), (result.Difference!.Fields[0].Field, result.Difference.Fields[0].Recorded, result.Difference.Fields[0].Replayed));
    }

    [Fact]
    public async Task RunAsync_EndedByTheMachine_IsTakenAsRecordedAndCounted()
    {
        var setup = Setup(2) with { Operators = [new NumberOperator(id => id % 10 == 5 ? $"0.{id} 0.11" : null)] };
        var folder = await RunAsync(Options(1), setup with { Evaluator = new ImpatientEvaluator(" 0.11") }, report: true);
        var result = await ReplayAsync(folder, setup);
        Assert.Null(result.Difference);
        Assert.True(result.ReportCompared);
        Assert.Equal(Records(folder).Count(record => record.Id.Value % 10 == 5), result.EndedByMachine);
        Assert.InRange(result.EndedByMachine, 4, 10);
    }

    [Fact]
    public async Task RunAsync_EndedByTheMachineThisTime_SaysSo()
    {
        var folder = await RunAsync(Options(1));
        var result = await ReplayAsync(folder, Setup(2) with { Evaluator = new ImpatientEvaluator("0.10 0.90") });
        Assert.Equal(1, result.Difference!.Proposal!.Value.Value);
        Assert.True(result.Difference.EndedByMachine);
    }

    [Fact]
    public async Task RunAsync_FinalistEndedByTheMachine_DoesNotBecomeTheChampion()
    {
        // On validation the fittest of all ran out of time; a replay with more time must not choose it.
        var best = Best(await RunAsync(Options(1))).Source!;
        var folder = await RunAsync(Options(1), Setup(2) with { Evaluator = new ImpatientEvaluator(best, Split.Validation) }, report: true);
        var result = await ReplayAsync(folder, Setup(2));
        Assert.Null(result.Difference);
        Assert.True(result.ReportCompared);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task RunAsync_AnswersOfModels_ComeFromTheRecordFailedOnesToo(int workers)
    {
        var folder = await RunAskingAsync();
        Assert.Contains(Records(folder), record => record.Evaluation.Status == EvaluationStatus.NoProposal);
        using var recording = Recording.Open(folder);
        var setup = Setup(workers) with { Operators = [new AskingOperator(recording, _ => throw new InvalidOperationException("asked"))] };
        var result = await new Replay(setup, recording).RunAsync(TestContext.Current.CancellationToken);
        Assert.Null(result.Difference);
        Assert.Equal(Records(folder).Count, result.Compared);
    }

    [Fact]
    public async Task RunAsync_OtherPrompt_ShowsBothQuestions()
    {
        var folder = await RunAskingAsync();
        using var recording = Recording.Open(folder);
        var setup = Setup(2) with { Operators = [new AskingOperator(recording, _ => null) { Words = "Shift" }] };
        var difference = (await new Replay(setup, recording).RunAsync(TestContext.Current.CancellationToken)).Difference!;
        Assert.Equal((2, "calls[0].prompt"), (difference.Proposal!.Value.Value, difference.Fields[0].Field));
        Assert.StartsWith("Move 0.", difference.Fields[0].Recorded, StringComparison.Ordinal);
        Assert.StartsWith("Shift 0.", difference.Fields[0].Replayed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Ends()
    {
        var folder = await RunAsync(Options(1));
        using var recording = Recording.Open(folder);
        using var stop = new CancellationTokenSource();
        var setup = Setup(1) with
        {
            Operators = [new NumberOperator { OnPropose = id => { if (id == 20) { stop.Cancel(); } } }],
        };
        var replay = new Replay(setup, recording);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replay.RunAsync(stop.Token));
        Assert.InRange(replay.Compared, 1, 20);
    }

    [Fact]
    public async Task RunAsync_EvaluatorFails_IsNoDifference()
    {
        var folder = await RunAsync(Options(1));
        var setup = Setup(1) with { Operators = [new NumberOperator { OnPropose = id => { if (id == 20) { throw new IOException("gone"); } } }] };
        Assert.Equal("gone", (await Assert.ThrowsAsync<IOException>(() => ReplayAsync(folder, setup))).Message);
    }

    private static SearchOptions Options(ulong seed) => new() { Seed = seed, Budget = new Budget { Evaluations = 60 } };

    private static SearchSetup Setup(int workers) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = new NumberEvaluator(disorder: 3),
        Operators = [new NumberOperator()],
        Workers = workers,
        ProposalConcurrency = workers,
    };

    private static async Task<ReplayResult> ReplayAsync(string folder, SearchSetup setup)
    {
        using var recording = Recording.Open(folder);
        return await new Replay(setup, recording).RunAsync(TestContext.Current.CancellationToken);
    }

    private static List<ProposalRecord> Records(string folder)
    {
        using var reader = RunReader.Open(folder);
        return [.. reader.Proposals()];
    }

    private static ProposalRecord Best(string folder)
    {
        using var reader = RunReader.Open(folder);
        return reader.Best(1)[0];
    }

    private static SortedDictionary<string, byte[]> Bytes(string folder) =>
        new(Directory.GetFiles(folder).ToDictionary(path => path, File.ReadAllBytes));

    private Task<string> RunAskingAsync() => RunAsync(Options(3), log => Setup(3) with
    {
        // Every ninth question has no answer.
        Operators = [new AskingOperator(log, question => question.Proposal.Value % 9 == 4 ? null : $"0.{question.Proposal.Value:00} 0.{99 - question.Proposal.Value:00}")],
    });

    private Task<string> RunAsync(SearchOptions options, SearchSetup? setup = null, bool report = false, int stopAfter = int.MaxValue) =>
        RunAsync(options, _ => setup ?? Setup(2), report, stopAfter);

    private async Task<string> RunAsync(SearchOptions options, Func<ICallLog, SearchSetup> setup, bool report = false, int stopAfter = int.MaxValue)
    {
        var folder = Path.Combine(_folder, $"run-{_runs++}");
        using var stop = new CancellationTokenSource();
        var observer = new Recorder
        {
            OnRecord = record =>
            {
                if (record.Id.Value + 1 == stopAfter)
                {
                    stop.Cancel();
                }
            },
        };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = NumberProblem.Create(), Models = ["offline"], Options = options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        var parts = setup(store) with { Options = options };
        var search = new Search(parts, store, TimeProvider.System);
        await search.RunAsync(observer, stop.Token);
        if (report)
        {
            await store.AppendAsync(await FinalAssessment.AssessAsync(parts, search.Archive, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        return folder;
    }
}
