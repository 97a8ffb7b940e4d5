using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class VectorSchedulerTests
{
    private static readonly Vectors.SphereAtOne Problem = new(4);

    [Property(MaxTest = 10)]
    public bool Run_SameSeed_SameArchiveHoweverManyJudge(ulong seed)
    {
        var archive = Search(seed, workers: 1).Scheduler.Result;
        return Same(archive, Search(seed, workers: 2).Scheduler.Result) && Same(archive, Search(seed, workers: 5).Scheduler.Result);
    }

    [Fact]
    public void Run_OtherSeed_OtherArchive() => Assert.False(Same(Search(1, 1).Scheduler.Result, Search(2, 1).Scheduler.Result));

    [Fact]
    public void AskTell_ByHand_GivesWhatTheSearchGives()
    {
        var scheduler = Scheduler(7);
        var measures = new double[2];
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var fitness = new List<double>();
            var behaviour = new List<double>();
            foreach (var vector in scheduler.Ask())
            {
                fitness.Add(Problem.Evaluate(vector, measures));
                behaviour.AddRange(measures);
            }

            scheduler.Tell([.. fitness], [.. behaviour]);
        }

        Assert.True(Same(Search(7, 1).Scheduler.Result, scheduler.Result));
        Assert.Equal(30, scheduler.Iterations);
        Assert.Equal(30 * 36, scheduler.Evaluations);
    }

    [Fact]
    public void Run_LongEnough_FindsTheOptimumAndFillsTheSquare()
    {
        var archive = Search(1, 1, iterations: 3000).Scheduler.Result;
        Assert.True(archive.Best!.Value.Fitness > -0.05);
        Assert.True(archive.Statistics.Coverage > 0.9);
    }

    /// <summary>Vectors are used again only where no archive holds them: each elite still has the fitness that its vector has.</summary>
    [Fact]
    public void Run_TwoArchives_EveryEliteIsWhatItWasWhenItWasJudged()
    {
        var archive = Vectors.Archive(new ArchiveOptions { LearningRate = 0.1, ThresholdMinimum = -500 });
        var result = Vectors.Archive();
        var scheduler = new VectorScheduler(archive, [Gaussian(archive, 20), Strategy(archive)], new SchedulerOptions { ResultArchive = result });
        new VectorSearch(Problem, scheduler, 2).Run(300, TestContext.Current.CancellationToken);
        Assert.Same(result, scheduler.Result);
        var measures = new double[2];
        foreach (var elite in archive.Concat(result))
        {
            Assert.Equal(elite.Fitness, Problem.Evaluate(elite.Solution, measures));
            Assert.Equal(elite.Measures, new Measures(measures));
        }

        // The result holds the best of every cell that the other one has; that one may have let better ones go.
        Assert.All(archive, elite => Assert.True(result.TryGetCell(elite.Cell, out var best) && best.Fitness >= elite.Fitness));
    }

    [Fact]
    public void Tell_JudgementThatIsNotFinite_IsNotOffered()
    {
        var archive = Vectors.Archive();
        var scheduler = new VectorScheduler(archive, [Gaussian(archive, 3), Strategy(archive)]);
        var count = scheduler.Ask().Length;
        var fitness = new double[count];
        fitness[1] = double.NaN;
        fitness[5] = double.PositiveInfinity;
        var added = scheduler.Tell(fitness, new double[2 * count]);
        Assert.Equal([1, 5], added.Invalid.Select(row => row.Row));
        Assert.Equal(AddStatus.NotOffered, added.Rows[5].Status);
        Assert.NotEqual(0, scheduler.Ask().Length);
    }

    [Fact]
    public void AskTell_OutOfTurn_SaysWhatToDo()
    {
        var scheduler = Scheduler(1);
        Assert.Contains("call Ask", Assert.Throws<InvalidOperationException>(() => scheduler.Tell([], [])).Message, StringComparison.Ordinal);
        scheduler.Ask();
        Assert.Contains("call Tell", Assert.Throws<InvalidOperationException>(() => { scheduler.Ask(); }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scheduler.Tell([1.0], [1.0, 2.0]));
    }

    [Fact]
    public void Constructor_PartsThatDoNotGoTogether_AreRefused()
    {
        var archive = Vectors.Archive();
        var emitter = Gaussian(archive, 5);
        var other = new GaussianEmitter(archive, new EmitterOptions { Start = [0] }, 1);
        Assert.Contains("at least one", Refusal(() => new VectorScheduler(archive, [])), StringComparison.Ordinal);
        Assert.Contains("twice", Refusal(() => new VectorScheduler(archive, [emitter, emitter])), StringComparison.Ordinal);
        Assert.Contains("same dimension", Refusal(() => new VectorScheduler(archive, [emitter, other])), StringComparison.Ordinal);
        Assert.Contains("another one", Refusal(() => new VectorScheduler(archive, [emitter], new SchedulerOptions { ResultArchive = archive })), StringComparison.Ordinal);
        Assert.Contains("1 to 1", Refusal(() => new VectorScheduler(archive, [emitter], new SchedulerOptions { Bandit = new BanditOptions { Active = 2 } })), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => new VectorSearch(Problem, Scheduler(1)).Run(10, new CancellationToken(true)));

    private static string Refusal(Func<object> action) => Assert.Throws<ArgumentException>(() => { action(); }).Message;

    private static VectorSearch Search(ulong seed, int workers, int iterations = 30)
    {
        var search = new VectorSearch(Problem, Scheduler(seed), workers);
        search.Run(iterations, TestContext.Current.CancellationToken);
        return search;
    }

    private static VectorScheduler Scheduler(ulong seed)
    {
        var archive = Vectors.Archive();
        return new VectorScheduler(archive, [Gaussian(archive, 10), new IsoLineEmitter(archive, Options(14), 0.1), Strategy(archive)], new SchedulerOptions { Seed = seed });
    }

    private static GaussianEmitter Gaussian(IArchive<double[]> archive, int batch) => new(archive, Options(batch), 0.5);

    private static EvolutionStrategyEmitter Strategy(IArchive<double[]> archive) => new(archive, Options(12), new EvolutionStrategyOptions { Sigma = 0.5 });

    private static EmitterOptions Options(int batch) => EmitterOptions.For(Problem, batch);

    private static bool Same(IArchive<double[]> left, IArchive<double[]> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.Fitness == pair.Second.Fitness && pair.First.Cell == pair.Second.Cell && pair.First.Solution.SequenceEqual(pair.Second.Solution));
}
