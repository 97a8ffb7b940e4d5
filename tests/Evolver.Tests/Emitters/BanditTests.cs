namespace EvoLLM.Evolver.Tests;

public sealed class BanditTests
{
    [Theory]
    [InlineData(Reselection.Restarted)]
    [InlineData(Reselection.Always)]
    public void Run_OneEmitterFindsMore_GetsMostOfTheTurns(Reselection reselection)
    {
        // The second one's vectors are accepted nine times in ten, the others' once in ten.
        Arm[] arms = [new(0.1), new(0.9), new(0.1)];
        Run(arms, new BanditOptions { Active = 1, Reselection = reselection }, 300);
        Assert.All(arms, arm => Assert.True(arm.Turns > 0));
        Assert.True(arms[1].Turns > 280);
    }

    [Fact]
    public void Run_LargeZeta_UsesAllAboutAsOften()
    {
        Arm[] arms = [new(0.1), new(0.9), new(0.1)];
        Run(arms, new BanditOptions { Active = 1, Zeta = 1000, Reselection = Reselection.Always }, 300);
        Assert.All(arms, arm => Assert.InRange(arm.Turns, 90, 110));
    }

    [Fact]
    public void Run_SeveralAtATime_TakesTheBestOfThem()
    {
        Arm[] arms = [new(0.1), new(0.8), new(0.2), new(0.9)];
        Run(arms, new BanditOptions { Active = 2, Reselection = Reselection.Always }, 200);
        Assert.True(arms[1].Turns > 150 && arms[3].Turns > 150);
        Assert.Equal(400, arms.Sum(arm => arm.Turns));
    }

    [Fact]
    public void Run_EmitterThatDoesNotRestart_KeepsItsTurnUnlessAllAreReselected()
    {
        Arm[] arms = [new(0.1) { Restarts = false }, new(0.9)];
        Run(arms, new BanditOptions { Active = 1 }, 50);
        Assert.Equal(50, arms[0].Turns);

        arms = [new(0.1) { Restarts = false }, new(0.9)];
        Run(arms, new BanditOptions { Active = 1, Reselection = Reselection.Always }, 50);
        Assert.True(arms[1].Turns > 40);
    }

    private static void Run(Arm[] arms, BanditOptions options, int iterations)
    {
        var scheduler = new VectorScheduler(new Verdicts(), arms, new SchedulerOptions { Bandit = options });
        for (var i = 0; i < iterations; i++)
        {
            // The archive accepts what the arm wrote a 1 into.
            var fitness = scheduler.Ask().ToArray().Select(vector => vector[0]).ToArray();
            scheduler.Tell(fitness, new double[fitness.Length]);
        }
    }

    /// <summary>Writes 1 into a share of its vectors.</summary>
    private sealed class Arm(double share) : IEmitter
    {
        public int Turns { get; private set; }

        public bool Restarts { get; init; } = true;

        public int Dimension => 1;

        public int BatchSize => 20;

        public bool HasRestarted => Restarts;

        public void Ask(Random random, ReadOnlySpan<double[]> vectors)
        {
            Turns++;
            foreach (var vector in vectors)
            {
                vector[0] = random.NextDouble() < share ? 1 : 0;
            }
        }
    }

    /// <summary>An archive that takes everything with fitness 1.</summary>
    private sealed class Verdicts : IArchive<double[]>
    {
        private readonly CellArchive<double[]> _nothing = Vectors.Archive();

        public int MeasureCount => 1;

        public ArchiveStatistics Statistics => _nothing.Statistics;

        public ArchiveEntry<double[]>? Best => null;

        public int Count => 0;

        public ArchiveEntry<double[]> this[int index] => _nothing[index];

        public double[] Solution(int index) => _nothing.Solution(index);

        public Addition Add(double[] solution, double fitness, ReadOnlySpan<double> measures) => new(fitness > 0 ? AddStatus.Improved : AddStatus.Rejected, 0, fitness);

        public BatchAddition AddBatch(ReadOnlySpan<double[]> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, BatchOptions? options = null)
        {
            var rows = new Addition[fitness.Length];
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row] = Add(solutions[row], fitness[row], measures.Slice(row, 1));
            }

            return new BatchAddition(BatchSemantics.Batch, rows, []);
        }

        public bool TryRetrieve(ReadOnlySpan<double> measures, out ArchiveEntry<double[]> entry) => _nothing.TryRetrieve([0, 0], out entry);

        public void Clear()
        {
        }

        public IEnumerator<ArchiveEntry<double[]>> GetEnumerator() => _nothing.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
