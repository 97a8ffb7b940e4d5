namespace EvoLLM.Evolver.Tests;

/// <summary>Many threads at one archive: nothing is lost, and every figure is that of what the archive holds.</summary>
public sealed class ConcurrentArchiveTests
{
    private const int Threads = 4;
    private const int Rows = 40_000;

    private static readonly Offer[] Offers = Draw();

    [Fact]
    public void Add_ManyThreads_EveryCellHoldsItsBestAndTheSumIsThatOfTheCells()
    {
        var archive = new ConcurrentArchive<int>(Grid());
        var additions = AddByThreads(archive);
        var alone = Grid().Add(Offers);
        Assert.True(archive.AddsUp());
        Assert.Equal(alone.ByCell(), archive.ByCell());
        Assert.Equal(alone.Statistics, archive.Statistics);
        Assert.Equal(alone.Best, archive.Best);
        Assert.Equal(archive.Count, additions.Count(addition => addition.Status == AddStatus.New));
    }

    [Fact]
    public void Add_ManyThreadsWithThresholds_TheSumIsThatOfTheCells()
    {
        var archive = new ConcurrentArchive<int>(Grid(new ArchiveOptions { LearningRate = 0.05, ThresholdMinimum = 0.2, QdScoreOffset = -1 }));
        var additions = AddByThreads(archive);
        Assert.True(archive.AddsUp(offset: -1));
        Assert.Equal(Offers.Max(offer => offer.Fitness), archive.Statistics.BestFitness);

        // Each accepted solution raised its threshold by its value times the rate; nothing else did.
        var values = additions.Where(addition => addition.Status != AddStatus.Rejected).GroupBy(addition => addition.Cell).ToDictionary(cell => cell.Key, cell => cell.Sum(addition => addition.Value));
        Assert.Equal(values.Count, archive.Count);
        Assert.All(archive, entry => Assert.Equal(0.2 + (0.05 * values[entry.Cell]), entry.Threshold, 1e-9));
    }

    [Fact]
    public void Add_ManyThreadsHashedCells_NothingIsLost()
    {
        var fine = new GridPartition([new("x", 0, 1, 1 << 20), new("y", 0, 1, 1 << 20)]);
        var archive = new ConcurrentArchive<int>(new CellArchive<int>(fine));
        AddByThreads(archive);
        Assert.Equal(new CellArchive<int>(fine).Add(Offers).ByCell(), archive.ByCell());
        Assert.True(archive.AddsUp());
    }

    [Fact]
    public void Add_ManyThreadsNovelty_TheSumIsThatOfTheElites()
    {
        var archive = new ConcurrentArchive<int>(new NoveltyArchive<int>(2, new NoveltyOptions { Neighbors = 3, Threshold = 0.05, LocalCompetition = true }));
        AddByThreads(archive);
        Assert.True(archive.AddsUp());
    }

    [Fact]
    public async Task Statistics_ReadWhileOthersAdd_AlwaysAddUp()
    {
        var archive = new ConcurrentArchive<int>(Grid());
        using var done = new CancellationTokenSource();
        var reader = Task.Run(
            () =>
            {
                var looks = 0;
                for (; !done.IsCancellationRequested || looks == 0; looks++)
                {
                    Assert.True(archive.Exclusively(inner => inner.AddsUp()));
                    Assert.True(archive.ToList().Count <= archive.Count);
                }

                return looks;
            },
            TestContext.Current.CancellationToken);
        AddByThreads(archive);
        await done.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Fact]
    public void AddBatch_ManyThreads_EndsAsOneByOne()
    {
        var archive = new ConcurrentArchive<int>(Grid());
        Parallel.ForEach(Offers.Chunk(100), new ParallelOptions { MaxDegreeOfParallelism = Threads }, batch => archive.AddBatch(batch));
        Assert.Equal(Grid().Add(Offers).ByCell(), archive.ByCell());
        Assert.True(archive.AddsUp());
    }

    [Fact]
    public void Clear_WhileOthersAdd_LeavesNoHalfOfAnElite()
    {
        var cells = Grid();
        var archive = new ConcurrentArchive<int>(cells);
        Parallel.For(0, Threads, thread =>
        {
            for (var row = thread; row < Rows; row += Threads)
            {
                archive.Add(Offers[row].Solution, Offers[row].Fitness, Offers[row].Measures);
                if (row % 5000 == 0)
                {
                    archive.Clear();
                }
                else if (row % 5001 == 0)
                {
                    archive.Exclusively(_ =>
                    {
                        cells.Retessellate(((GridPartition)cells.Partition).WithCells(1 + (row % 37), 20));
                        return 0;
                    });
                }
            }
        });
        Assert.True(archive.AddsUp());
        Assert.All(archive, entry => Assert.True(cells.TryGetCell(entry.Cell, out var found) && found == entry));
    }

    private static CellArchive<int> Grid(ArchiveOptions? options = null) => new(new GridPartition([new("x", 0, 1, 20), new("y", 0, 1, 20)]), options);

    private static Addition[] AddByThreads(ConcurrentArchive<int> archive)
    {
        var additions = new Addition[Rows];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (var row = thread; row < Rows; row += Threads)
            {
                additions[row] = archive.Add(Offers[row].Solution, Offers[row].Fitness, Offers[row].Measures);
            }
        });
        return additions;
    }

    private static Offer[] Draw()
    {
        var random = new SeededRandom(1);
        return [.. Enumerable.Range(0, Rows).Select(row => new Offer(row, random.NextDouble(), random.NextDouble(), random.NextDouble()))];
    }
}
