using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>Solutions with numbers: whatever order they come in, the archive is that of their numbers.</summary>
public sealed class SequencedArchiveTests
{
    private static readonly ArchiveOptions Learning = new() { LearningRate = 0.3, ThresholdMinimum = 1 };

    [Property]
    public bool AddAsync_AnyOrder_GivesTheSameArchiveAndTheSameDecisions(byte[] draws, ulong seed)
    {
        var offers = Offer.From(draws);
        var (expected, archive) = (SmallArchive.Grid(Learning), SmallArchive.Grid(Learning));
        var decisions = offers.Select(offer => expected.Add(offer.Solution, offer.Fitness, offer.Measures)).ToList();
        var sequenced = new SequencedArchive<int>(archive);
        var order = offers.ToArray();
        new SeededRandom(seed).Shuffle(order);
        var tasks = order.ToDictionary(offer => offer.Solution, offer => sequenced.AddAsync(offer.Solution, offer.Solution, offer.Fitness, offer.Measures).AsTask());
        return tasks.Values.All(task => task.IsCompleted)
            && offers.Select(offer => tasks[offer.Solution].GetAwaiter().GetResult()).SequenceEqual(decisions)
            && archive.SequenceEqual(expected)
            && archive.Best.Equals(expected.Best);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task AddAsync_AnyNumberOfThreads_GivesTheSameArchive(int threads)
    {
        var random = new SeededRandom(7);
        var offers = Enumerable.Range(0, 20_000).Select(i => new Offer(i, (int)(random.NextDouble() * 50), random.NextDouble(), random.NextDouble())).ToList();
        var archive = SmallArchive.Grid(Learning);
        var sequenced = new SequencedArchive<int>(archive);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(async () =>
        {
            foreach (var offer in offers.Where(offer => offer.Solution % threads == thread))
            {
                await sequenced.AddAsync(offer.Solution, offer.Solution, offer.Fitness, offer.Measures);
            }
        })));
        Assert.Equal(SmallArchive.Grid(Learning).Add(offers), archive);
        Assert.Equal(20_000, sequenced.Next);
    }

    [Fact]
    public async Task AddAsync_EarlyOne_WaitsForThoseBeforeItOrUntilTheyAreSkipped()
    {
        var archive = SmallArchive.Grid();
        var sequenced = new SequencedArchive<int>(archive, first: 10);
        var early = sequenced.AddAsync(12, 12, 1, [0, 0]);
        Assert.False(early.IsCompleted);
        sequenced.Skip(11);
        Assert.Empty(archive);
        Assert.Equal(AddStatus.New, (await sequenced.AddAsync(10, 10, 1, [0, 0])).Status);
        Assert.Equal(AddStatus.Rejected, (await early).Status);
        Assert.Equal((10, 13), (Assert.Single(archive).Solution, sequenced.Next));
    }

    [Fact]
    public async Task AddAsync_ValuesThatDoNotFit_FailTheirOwnTaskOnly()
    {
        var archive = SmallArchive.Grid();
        var sequenced = new SequencedArchive<int>(archive);
        var third = sequenced.AddAsync(2, 2, 1, [0, 0]);
        var second = sequenced.AddAsync(1, 1, double.NaN, [0, 0]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await sequenced.AddAsync(0, 0, 1, [0]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await second);
        Assert.Equal(AddStatus.New, (await third).Status);
    }

    [Fact]
    public async Task AddAsync_CheckThatThrows_FailsItsOwnTaskOnly()
    {
        var archive = new CellArchive<string>(GridPartition.Of([4], [(0, 1)]), flaw: text => text.Length > 9 ? "too long" : null);
        var sequenced = new SequencedArchive<string>(archive);
        var broken = sequenced.AddAsync(1, null!, 1, [0.1]).AsTask();
        var after = sequenced.AddAsync(2, "c", 2, [0.6]).AsTask();
        Assert.Equal(AddStatus.New, (await sequenced.AddAsync(0, "a", 1, [0.1])).Status);
        await Assert.ThrowsAsync<NullReferenceException>(() => broken);
        Assert.Equal(AddStatus.New, (await after.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).Status);
        Assert.Equal(3, sequenced.Next);
    }

    [Fact]
    public async Task AddAsync_NumberThatWasUsed_IsRefused()
    {
        var sequenced = new SequencedArchive<int>(SmallArchive.Grid());
        sequenced.Skip(0);
        sequenced.Skip(2);
        Assert.Throws<ArgumentException>(() => sequenced.Skip(0));
        await Assert.ThrowsAsync<ArgumentException>(async () => await sequenced.AddAsync(2, 0, 1, [0, 0]));
    }
}
