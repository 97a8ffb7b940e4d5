namespace EvoLLM.Evolver.Tests;

public sealed class ArchiveSamplingTests
{
    private static readonly CellArchive<int> Five =
        new CellArchive<int>(new GridPartition([new("x", 0, 5, 5), new("y", 0, 1, 1)])).Add(Enumerable.Range(0, 5).Select(i => new Offer(i, i, i, 0)));

    [Fact]
    public void Sample_ManyDraws_AreUniformOverTheCells()
    {
        var random = new SeededRandom(1);
        ExpectUniform(Enumerable.Range(0, 50_000).Select(_ => Five.Sample(random)));
        ExpectUniform(Five.Sample(50_000, random).Select(entry => entry.Solution));
    }

    [Fact]
    public void SampleDistinct_ManyDraws_AreDifferentAndEachEquallyOftenAtEachPlace()
    {
        var random = new SeededRandom(2);
        var draws = Enumerable.Range(0, 50_000).Select(_ => Five.SampleDistinct(3, random).Select(entry => entry.Solution).ToList()).ToList();
        Assert.All(draws, draw => Assert.Equal(3, draw.Distinct().Count()));
        for (var place = 0; place < 3; place++)
        {
            ExpectUniform(draws.Select(draw => draw[place]));
        }
    }

    [Fact]
    public void SampleDistinct_AsManyAsThereAre_IsAPermutation() =>
        Assert.Equal([0, 1, 2, 3, 4], Five.SampleDistinct(5, new SeededRandom(3)).Select(entry => entry.Solution).Order());

    [Fact]
    public void Sample_SameStream_IsTheSame() =>
        Assert.Equal(Five.Sample(20, new SeededRandom(4)), Five.Sample(20, new SeededRandom(4)));

    [Fact]
    public void Sample_MoreThanThereIs_IsRefused()
    {
        var empty = SmallArchive.Grid();
        Assert.Throws<InvalidOperationException>(() => empty.Sample(new SeededRandom(1)));
        Assert.Throws<InvalidOperationException>(() => empty.Sample(1, new SeededRandom(1)));
        Assert.Throws<InvalidOperationException>(() => empty.SampleDistinct(1, new SeededRandom(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.SampleDistinct(6, new SeededRandom(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Five.Sample(-1, new SeededRandom(1)));
    }

    private static void ExpectUniform(IEnumerable<int> draws)
    {
        var counts = draws.CountBy(draw => draw).ToList();
        Assert.Equal(5, counts.Count);
        Assert.All(counts, count => Assert.InRange(count.Value, 9_500, 10_500));
    }
}
