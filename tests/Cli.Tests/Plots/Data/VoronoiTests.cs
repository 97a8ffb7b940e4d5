using EvoLLM.Evolver;
using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>A CVT archive's picture must give each place to the cell whose centroid is nearest.</summary>
public sealed class VoronoiTests
{
    private static readonly Point Lower = new(-3, 10);
    private static readonly Point Upper = new(5, 12);

    [Property]
    public void Cells_AnySites_TileTheRectangle(ulong seed, byte count)
    {
        var sites = Sites(seed, count + 1);
        var cells = Voronoi.Cells(sites, Lower, Upper);
        Assert.Equal(sites.Count, cells.Count);
        Assert.Equal(8 * 2, cells.Sum(Voronoi.Area), 1e-6);
    }

    [Property]
    public void Cells_AnyPlace_BelongsToTheNearestSite(ulong seed, byte count)
    {
        var sites = Sites(seed, count + 1);
        var cells = Voronoi.Cells(sites, Lower, Upper);
        var random = new SeededRandom(seed, "places", 0);
        for (var i = 0; i < 20; i++)
        {
            var place = Place(random);
            var nearest = Enumerable.Range(0, sites.Count).MinBy(site => Distance(sites[site], place));
            Assert.True(Contains(cells[nearest], place), $"{place} is nearest to {sites[nearest]}");
        }
    }

    [Fact]
    public void Cells_EqualSites_GoToTheFirst()
    {
        var cells = Voronoi.Cells([new(0, 11), new(1, 11), new(0, 11)], Lower, Upper);
        Assert.Equal((3.5 * 2, 4.5 * 2, 0), (Voronoi.Area(cells[0]), Voronoi.Area(cells[1]), Voronoi.Area(cells[2])));
    }

    [Fact]
    public void Cells_OneSite_IsTheRectangle() => Assert.Equal(16, Voronoi.Area(Voronoi.Cells([new(0, 11)], Lower, Upper)[0]));

    [Fact]
    public void Cells_SiteOutside_HasWhatIsNearestToIt()
    {
        var cells = Voronoi.Cells([new(0, 11), new(8, 11)], Lower, Upper);
        Assert.Equal((7 * 2, 1 * 2), (Voronoi.Area(cells[0]), Voronoi.Area(cells[1])));
    }

    private static List<Point> Sites(ulong seed, int count)
    {
        var random = new SeededRandom(seed, "sites", 0);
        return [.. Enumerable.Range(0, count).Select(_ => Place(random))];
    }

    private static Point Place(SeededRandom random) =>
        new(Lower.X + ((Upper.X - Lower.X) * random.NextDouble()), Lower.Y + ((Upper.Y - Lower.Y) * random.NextDouble()));

    private static double Distance(Point a, Point b) => Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2);

    /// <summary>On the inner side of every edge of a convex outline.</summary>
    private static bool Contains(IReadOnlyList<Point> outline, Point place) =>
        outline.Count > 2 && Enumerable.Range(0, outline.Count).All(i =>
        {
            var (from, to) = (outline[i], outline[(i + 1) % outline.Count]);
            return ((to.X - from.X) * (place.Y - from.Y)) - ((to.Y - from.Y) * (place.X - from.X)) >= -1e-9;
        });
}
