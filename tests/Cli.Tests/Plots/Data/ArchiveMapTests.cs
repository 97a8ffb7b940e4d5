using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>A map must show every cell that is held, at its place.</summary>
public sealed class ArchiveMapTests
{
    private static readonly MeasureAxis[] Axes = [new("x", 0, 1, 20), new("y", -10, 10, 10)];

    [Fact]
    public void OfGrid_Elites_HasATileForEachAroundItsMeasures()
    {
        var grid = new GridPartition(Axes);
        var random = new SeededRandom(1, "elites", 0);
        var places = Enumerable.Range(0, 60).Select(_ => new Measures(random.NextDouble(), (random.NextDouble() * 20) - 10)).ToDictionary(place => place, place => grid.CellOf([.. place]));
        var elites = places.Values.Distinct().ToDictionary(cell => cell, cell => (double)cell);
        var map = ArchiveMap.OfGrid(Axes, elites);
        Assert.Equal(elites.Count, map.Cells.Count);
        Assert.Equal((20, 10), map.Tiles);
        Assert.All(places, pair =>
        {
            var tile = Assert.Single(map.Cells, cell => cell.Fitness == pair.Value).Outline;
            Assert.InRange(pair.Key[0], tile[0].X - 1e-9, tile[2].X + 1e-9);
            Assert.InRange(pair.Key[1], tile[0].Y - 1e-9, tile[2].Y + 1e-9);
        });
    }

    [Fact]
    public void OfGrid_MoreCellsThanCanBeSeen_ShowsTheBestOfEachTile()
    {
        MeasureAxis[] axes = [new("x", 0, 1, 1000), new("y", 0, 1, 10)];
        var map = ArchiveMap.OfGrid(axes, Enumerable.Range(0, 10000).ToDictionary(cell => (long)cell, cell => (double)cell));
        Assert.Equal((200, 10), map.Tiles);
        Assert.Equal((2000, 5), (map.Cells.Count, map.CellsPerTile));
        Assert.Equal(9999, map.Cells.Max(cell => cell.Fitness));
        Assert.Equal(40, map.Cells.Min(cell => cell.Fitness));
    }

    // Half-way between (5, 0) and (15, 30), and at right angles to their line in the units in which distances are counted.
    [Theory]
    [InlineData(false, 55.0 / 3)]
    [InlineData(true, 45)]
    public void OfCentroids_AxesOfDifferentRange_AreCutAsTheArchiveCounts(bool relative, double boundary)
    {
        MeasureAxis[] axes = [new("x", 0, 20, 1), new("y", 0, 60, 1)];
        var map = ArchiveMap.OfCentroids(axes, [[5.0, 0], [15.0, 30]], new Dictionary<long, double>(), relative);
        Assert.Equal(boundary, map.Cells[0].Outline.Where(point => point.X < 1e-9).Max(point => point.Y), 1e-9);
    }

    [Fact]
    public void OfCentroids_CellsOfOneMeasure_AreCutHalfWay()
    {
        var map = ArchiveMap.OfCentroids([new MeasureAxis("x", 0, 10, 1)], [[1.0], [3.0], [7.0]], new Dictionary<long, double> { [1] = 5 }, relative: false);
        Assert.Equal([(0, 2), (2, 5), (5, 10)], map.Cells.Select(cell => (cell.Outline.Min(point => point.X), cell.Outline.Max(point => point.X))));
        Assert.Equal([null, 5, null], map.Cells.Select(cell => cell.Fitness));
    }
}
