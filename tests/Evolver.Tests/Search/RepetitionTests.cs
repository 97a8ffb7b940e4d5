using System.Collections.Concurrent;
using System.Text;

namespace EvoLLM.Evolver.Tests;

/// <summary>Where outcomes are noisy, a candidate is judged by the mean of several, and all that holds of a run holds still.</summary>
public sealed class RepetitionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-repeat-").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EvaluateAsync_FourOutcomes_AreTheirMeanAndSampleDeviation()
    {
        // 1, 2, 3, 4: mean 2.5, sum of squares 5, over 3.
        var judge = new RepeatingEvaluator(new ScriptedEvaluator(1, 2, 3, 4), 4);
        var evaluation = await judge.EvaluateAsync(new Preparation { Fingerprint = "f" }, Split.Training, TestContext.Current.CancellationToken);
        Assert.Equal((4, 2.5, 2.5), (evaluation.Repeats!.Count, evaluation.Repeats.Mean, evaluation.Fitness));
        Assert.Equal(Math.Sqrt(5.0 / 3), evaluation.Repeats.StandardDeviation, 1e-15);
        Assert.Equal(new Measures(0.25), evaluation.Measures);
        Assert.Equal(25, evaluation.Metrics["tens"]);
    }

    [Fact]
    public void Exceeds_SameRandomNumbers_IsDecidedByTheErrorOfThePairedDifferences()
    {
        // Differences 1, 1, 1: no error at all, though each mean alone has one of 10.
        var (low, high) = (Judged(0, 17.5, 35), Judged(1, 18.5, 36));
        Assert.True(high.Exceeds(low));
        Assert.Equal(0, high.Repeats!.ErrorOfDifference(low.Repeats!), 1e-12);

        // Differences 1, -2, 4: mean 1, standard deviation 3, error of the mean 3 / sqrt(3).
        Assert.Equal(Math.Sqrt(3), Judged(1, 15.5, 39).Repeats!.ErrorOfDifference(low.Repeats!), 1e-12);
        Assert.False(Judged(1, 15.5, 39).Exceeds(low));
    }

    [Fact]
    public void Exceeds_OtherRandomNumbers_IsDecidedByTheErrorsOfBothMeans()
    {
        var one = new Evaluation { Status = EvaluationStatus.Ok, Fitness = 10, Repeats = new Repeats(4, 10, 6) };
        var other = new Evaluation { Status = EvaluationStatus.Ok, Fitness = 5, Repeats = new Repeats(4, 5, 8) };
        Assert.Equal(5, one.Repeats!.ErrorOfDifference(other.Repeats!));
        Assert.False(one.Exceeds(other));
        Assert.True((one with { Fitness = 10.1 }).Exceeds(other));
    }

    [Fact]
    public void Exceeds_EvaluatedOnce_IsDecidedByTheFitness()
    {
        var one = new Evaluation { Status = EvaluationStatus.Ok, Fitness = 1 };
        Assert.True(one.Exceeds(one with { Fitness = Math.BitDecrement(1) }));
        Assert.False(one.Exceeds(one));
    }

    [Fact]
    public async Task EvaluateAsync_OneFails_IsThatFailure()
    {
        var judge = new RepeatingEvaluator(new ScriptedEvaluator(1, double.NaN, 3), 3);
        var evaluation = await judge.EvaluateAsync(new Preparation { Fingerprint = "f" }, Split.Training, TestContext.Current.CancellationToken);
        Assert.Equal((EvaluationStatus.RuntimeFailed, (double?)null), (evaluation.Status, evaluation.Fitness));
        Assert.Null(evaluation.Repeats);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public async Task EvaluateAsync_MeanThatIsNoNumber_IsInvalid(params double[] outcomes)
    {
        var judge = new RepeatingEvaluator(new ScriptedEvaluator(outcomes), 2);
        Assert.Equal(EvaluationStatus.InvalidResult, (await judge.EvaluateAsync(new Preparation { Fingerprint = "f" }, Split.Training, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task RunAsync_Noisy_EqualsItselfHoweverManyWorkersResumesAndReplays()
    {
        var straight = await RunAsync(workers: 1);
        var stopped = await RunAsync(workers: 8, stopAfter: 25);
        await using (var store = await RunStore.OpenAsync(stopped, TestContext.Current.CancellationToken))
        {
            await new Search(Setup(3), store, TimeProvider.System).RunAsync(new Recorder(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(Export(straight), Export(stopped));
        using var recording = Recording.Open(stopped);
        Assert.Null((await new Replay(Setup(2), recording).RunAsync(TestContext.Current.CancellationToken)).Difference);
    }

    [Fact]
    public async Task RunAsync_Noisy_EvaluatesEachProgramAsOftenAsAskedAndDuplicatesNever()
    {
        var evaluator = new NoisyEvaluator();
        var folder = await RunAsync(workers: 4, evaluator: evaluator);
        using var reader = RunReader.Open(folder);
        var records = reader.Proposals().ToList();
        var duplicates = records.Where(record => record.Evaluation.Status == EvaluationStatus.Duplicate).ToList();
        Assert.NotEmpty(duplicates);
        Assert.All(duplicates, record => Assert.Equivalent(records[record.DuplicateOf!.Value.Value].Evaluation.Repeats, record.Evaluation.Repeats, strict: true));
        Assert.All(
            evaluator.Asked.GroupBy(asked => asked.Source),
            program => Assert.Equal([0, 1, 2], program.Select(asked => asked.Repetition).Order()));
        Assert.Equal(records.Count - duplicates.Count, evaluator.Asked.Select(asked => asked.Source).Distinct().Count());
    }

    private static Evaluation Judged(params double[] fitness) => new() { Status = EvaluationStatus.Ok, Fitness = fitness.Average(), Repeats = Repeats.Of(fitness) };

    private static SearchSetup Setup(int workers) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = new NoisyEvaluator(),
        Operators = [new NumberOperator(id => id % 6 == 5 ? "0.40 0.40" : null)],
        Options = new SearchOptions { Seed = 5, Repetitions = 3, Budget = new Budget { Evaluations = 50 } },
        Workers = workers,
        ProposalConcurrency = workers,
    };

    private static string Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        var text = new StringWriter();
        RunExport.Write(reader, text);
        return text.ToString();
    }

    private async Task<string> RunAsync(int workers, int stopAfter = int.MaxValue, IEvaluator? evaluator = null)
    {
        var (folder, setup) = (Path.Combine(_folder, $"run-{_runs++}"), Setup(workers));
        using var stop = new CancellationTokenSource();
        var observer = new Recorder { OnRecord = record => stop.CancelAfter(record.Id.Value + 1 == stopAfter ? TimeSpan.Zero : Timeout.InfiniteTimeSpan) };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = setup.Problem, Models = ["offline"], Options = setup.Options };
        await using var store = await RunStore.CreateAsync(folder, header, TestContext.Current.CancellationToken);
        await new Search(setup with { Evaluator = evaluator ?? setup.Evaluator }, store, TimeProvider.System).RunAsync(observer, stop.Token);
        return folder;
    }

    /// <summary>Has an outcome for each repetition; NaN fails.</summary>
    private sealed class ScriptedEvaluator(params double[] outcomes) : IEvaluator
    {
        public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, int repetition, CancellationToken cancellationToken) => ValueTask.FromResult(
            double.IsNaN(outcomes[repetition])
                ? Evaluation.Failed(EvaluationStatus.RuntimeFailed, "as asked")
                : new Evaluation
                {
                    Status = EvaluationStatus.Ok,
                    Fitness = outcomes[repetition],
                    Measures = new Measures(outcomes[repetition] / 10),
                    Metrics = new SortedDictionary<string, double> { ["tens"] = 10 * outcomes[repetition] },
                });

        public IReadOnlyList<Baseline> Baselines(Split split) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Adds noise to what <see cref="NumberEvaluator"/> says, drawn from the program and the repetition.</summary>
    private sealed class NoisyEvaluator : IEvaluator
    {
        private readonly NumberEvaluator _inner = new(disorder: 3);

        public ConcurrentBag<(string Source, int Repetition)> Asked { get; } = [];

        public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => _inner.PrepareAsync(source, cancellationToken);

        public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, int repetition, CancellationToken cancellationToken)
        {
            var source = Encoding.UTF8.GetString(preparation.Image.Span);
            Asked.Add((source, repetition));
            var evaluation = await _inner.EvaluateAsync(preparation, split, cancellationToken);
            return evaluation with { Fitness = evaluation.Fitness + new SeededRandom(9, source, repetition).NextDouble() };
        }

        public IReadOnlyList<Baseline> Baselines(Split split) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
