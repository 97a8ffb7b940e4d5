namespace EvoLLM.Evolver.Tests;

public sealed class EvolutionStrategyEmitterTests
{
    private const int Batch = 12;

    [Fact]
    public void Tell_Improvement_FollowsWhatTookEmptyCellsBeforeWhatIsFitter()
    {
        // Only the vectors with a negative first number take new cells; the others are fitter, improve much and lead the other way.
        var emitter = Emitter(new EvolutionStrategyOptions { Sigma = 1 });
        TellBySign(emitter, negative: new Addition(AddStatus.New, 0, 0.1), positive: new Addition(AddStatus.Improved, 0, 50), generations: 15);
        Assert.True(Vectors.Ask(emitter, 99).Average(row => row[0]) < -2);
    }

    [Fact]
    public void Tell_ImprovementWithoutStages_FollowsTheLargestImprovement()
    {
        var emitter = Emitter(new EvolutionStrategyOptions { Sigma = 1, NewFirst = false, Parents = ParentRule.BetterHalf });
        TellBySign(emitter, negative: new Addition(AddStatus.New, 0, 0.1), positive: new Addition(AddStatus.Improved, 0, 50), generations: 15);
        Assert.True(Vectors.Ask(emitter, 99).Average(row => row[0]) > 2);
    }

    [Fact]
    public void Tell_OneAccepted_MovesThereAlone()
    {
        // With one parent its weight is 1; with half of the generation the others would hold the mean back near 0.
        var emitter = new EvolutionStrategyEmitter(Vectors.Archive(), new EmitterOptions { Start = [0, 0], BatchSize = 2000 }, new EvolutionStrategyOptions { Sigma = 1 });
        var rows = Vectors.Ask(emitter, 1);
        var outermost = rows.MaxBy(row => row[0])!;
        var (x, y) = (outermost[0], outermost[1]);
        Tell(emitter, rows, row => row == outermost ? new Addition(AddStatus.New, 0, 1) : new Addition(AddStatus.Rejected, 0, -1), row => [row[0], row[1]]);
        var next = Vectors.Ask(emitter, 2);
        Assert.Equal(x, next.Average(row => row[0]), 0.2);
        Assert.Equal(y, next.Average(row => row[1]), 0.2);
    }

    [Fact]
    public void Tell_NothingAccepted_BeginsAnewAtAnElite()
    {
        var archive = Vectors.Archive();
        archive.Add([8, 8], 0, [8, 8]);
        var emitter = Emitter(new EvolutionStrategyOptions { Sigma = 0.01 }, archive);
        TellBySign(emitter, new Addition(AddStatus.Rejected, 0, -1), new Addition(AddStatus.Rejected, 0, -2), generations: 1);
        Assert.True(emitter.HasRestarted);
        Assert.Equal(1, emitter.Restarts);
        Assert.All(Vectors.Ask(emitter, 1), row => Assert.Equal(8, row[1], 0.1));
        Assert.False(emitter.HasRestarted);
    }

    [Fact]
    public void Tell_NothingAcceptedButNoRestartWanted_GoesOn()
    {
        var emitter = Emitter(EvolutionStrategyOptions.Annealing(0.5));
        TellBySign(emitter, new Addition(AddStatus.Rejected, 0, -1), new Addition(AddStatus.Rejected, 0, -2), generations: 3);
        Assert.Equal(0, emitter.Restarts);
    }

    [Fact]
    public void Tell_AllAlike_BeginsAnew()
    {
        var emitter = Emitter(EvolutionStrategyOptions.Annealing(0.5));
        TellBySign(emitter, new Addition(AddStatus.Improved, 0, 1), new Addition(AddStatus.Improved, 0, 1), generations: 1);
        Assert.Equal(1, emitter.Restarts);
    }

    [Fact]
    public void Tell_RandomDirection_WandersThroughBehaviourSpaceByTheRangesOfTheMeasures()
    {
        // The second measure has a range a million times as large: without the scale it alone would decide.
        var options = new EvolutionStrategyOptions { Sigma = 1, Ranking = EmitterRanking.RandomDirection, NewFirst = false, Parents = ParentRule.BetterHalf, MeasureScale = [1, 1e6] };
        var ways = Enumerable.Range(0, 30).Select(seed =>
        {
            var emitter = Emitter(options);
            for (var generation = 0; generation < 15; generation++)
            {
                var rows = Vectors.Ask(emitter, (ulong)((100 * seed) + generation));
                Tell(emitter, rows, _ => new Addition(AddStatus.Improved, 0, 0), row => [row[0], 1e6 * row[1]]);
            }

            return Vectors.Ask(emitter, 1).Select(row => Math.Atan2(row[1], row[0])).Average();
        }).ToList();
        Assert.All(Enumerable.Range(0, 4), quarter => Assert.Contains(ways, way => (int)Math.Floor(way / (Math.PI / 2)) + 2 == quarter));
    }

    [Fact]
    public void Run_Objective_FindsTheOptimum()
    {
        var problem = new Vectors.SphereAtOne(6);
        var archive = Vectors.Archive();
        var emitter = new EvolutionStrategyEmitter(
            archive,
            EmitterOptions.For(problem, Batch),
            new EvolutionStrategyOptions { Sigma = 0.5, Ranking = EmitterRanking.Objective, NewFirst = false, Parents = ParentRule.BetterHalf, RestartsWithoutSuccess = false });
        new VectorSearch(problem, new VectorScheduler(archive, [emitter])).Run(150, TestContext.Current.CancellationToken);
        Assert.True(archive.Best!.Value.Fitness > -1e-9);
    }

    [Fact]
    public void Constructor_ScaleForOtherMeasures_IsRefused() => Assert.Throws<ArgumentException>(
        () => Emitter(new EvolutionStrategyOptions { Sigma = 1, MeasureScale = [1] }));

    private static EvolutionStrategyEmitter Emitter(EvolutionStrategyOptions strategy, IArchive<double[]>? archive = null) =>
        new(archive ?? Vectors.Archive(), new EmitterOptions { Start = [0, 0], BatchSize = Batch }, strategy);

    /// <summary>Generations whose additions depend on the sign of the first number.</summary>
    private static void TellBySign(EvolutionStrategyEmitter emitter, Addition negative, Addition positive, int generations)
    {
        for (var generation = 0; generation < generations; generation++)
        {
            var rows = Vectors.Ask(emitter, (ulong)generation);
            var median = rows.Select(row => row[0]).Order().ElementAt(Batch / 2);
            Tell(emitter, rows, row => row[0] < median ? negative : positive, row => [row[0], row[1]]);
        }
    }

    private static void Tell(EvolutionStrategyEmitter emitter, double[][] rows, Func<double[], Addition> addition, Func<double[], double[]> measures) => emitter.Tell(new VectorBatch
    {
        Vectors = rows,
        Fitness = new double[rows.Length],
        Measures = [.. rows.SelectMany(measures)],
        Additions = [.. rows.Select(addition)],
    });
}
