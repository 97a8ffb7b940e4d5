using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>Cutting behaviour space anew.</summary>
public sealed class RetessellateTests
{
    [Property]
    public bool Retessellate_Twice_IsOnce(byte[] draws, byte size)
    {
        var offers = Offer.From(draws);
        var partition = Cut(1 + (size % 7), 1 + (size % 5));
        var once = SmallArchive.Grid().Add(offers);
        once.Retessellate(partition);
        var before = (once.ByCell().ToList(), once.Statistics, once.Best);
        once.Retessellate(partition);
        return once.ByCell().SequenceEqual(before.Item1) && once.Statistics == before.Statistics && once.Best.Equals(before.Best) && once.AddsUp();
    }

    [Property]
    public bool Retessellate_FinerAndBack_ChangesNothing(byte[] draws)
    {
        var archive = SmallArchive.Grid().Add(Offer.Distinct(draws));
        var before = archive.ByCell().ToList();
        archive.Retessellate(Cut(12, 9));
        archive.Retessellate(Cut(4, 3));
        return archive.ByCell().SequenceEqual(before) && archive.AddsUp();
    }

    [Property]
    public bool Retessellate_Coarser_KeepsTheBestOfThoseThatMeet(byte[] draws)
    {
        var archive = SmallArchive.Grid().Add(Offer.Distinct(draws));
        var coarse = Cut(2, 1);
        var expected = archive.GroupBy(entry => coarse.CellOf(entry.Measures.AsSpan())).Select(cell => cell.MaxBy(entry => entry.Fitness).Solution).Order().ToList();
        archive.Retessellate(coarse);
        return archive.Select(entry => entry.Solution).Order().SequenceEqual(expected) && archive.AddsUp() && archive.Statistics.Cells == 2;
    }

    [Fact]
    public void Retessellate_EquallyFitElitesMeet_TheOneWhoseCellWasTakenFirstStays()
    {
        var oneByOne = SmallArchive.Grid().Add(new Offer(0, 1, 0.9, 0.9), new Offer(1, 1, 0.1, 0.1));
        var atOnce = SmallArchive.Grid();
        atOnce.AddBatch([new Offer(0, 1, 0.9, 0.9), new Offer(1, 1, 0.1, 0.1)]);
        oneByOne.Retessellate(Cut(1, 1));
        atOnce.Retessellate(Cut(1, 1));
        Assert.Equal(0, Assert.Single(oneByOne).Solution);

        // Cells that one call took count as taken in ascending order.
        Assert.Equal(1, Assert.Single(atOnce).Solution);
    }

    [Fact]
    public void Retessellate_OtherKindOfCells_IsPossible()
    {
        var archive = SmallArchive.Grid().Add(new Offer(0, 1, 0.1, 0.1), new Offer(1, 2, 0.9, 0.9));
        archive.Retessellate(new CvtPartition(SmallArchive.Axes, [[0.2, 0.2], [0.8, 0.8]]));
        Assert.Equal([0L, 1L], archive.ByCell().Select(entry => entry.Cell));
        Assert.Equal((1, 1L), (archive.Best?.Solution, archive.Best?.Cell));
    }

    [Fact]
    public void Retessellate_ThresholdsOrOtherMeasures_IsRefusedAndChangesNothing()
    {
        var learning = SmallArchive.Grid(new ArchiveOptions { LearningRate = 0.5, ThresholdMinimum = 0 }).Add(new Offer(0, 1, 0, 0));
        Assert.Throws<InvalidOperationException>(() => learning.Retessellate(Cut(2, 2)));
        var plain = SmallArchive.Grid().Add(new Offer(0, 1, 0, 0), new Offer(1, 1, 0.5, 0.5));
        Assert.Throws<ArgumentException>(() => plain.Retessellate(new GridPartition([new("x", 0, 1, 2)])));
        Assert.Throws<ArgumentException>(() => plain.Retessellate(new CategoricalPartition([["a", "b"], ["c"]])));
        Assert.Equal((2, 12L), (plain.Count, plain.Statistics.Cells));
    }

    private static GridPartition Cut(int columns, int rows) => new GridPartition(SmallArchive.Axes).WithCells(columns, rows);
}
