using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>Pixels must be covered as much as the shape covers them, or edges look frayed and thin lines vanish.</summary>
public sealed class CoverageTests
{
    [Property]
    public void Paint_Triangle_CoversItsArea(ushort[] numbers)
    {
        var corners = Enumerable.Range(0, 3).Select(i => new Point(Coordinate(2 * i), Coordinate((2 * i) + 1))).ToList();
        var coverage = new Coverage(40, 30);
        coverage.Add([.. corners]);
        Assert.Equal(Voronoi.Area(corners), Shares(coverage).Sum(), 0.5);

        double Coordinate(int index) => index < numbers.Length ? numbers[index] % 3000 / 100.0 : index * 4.3 % 30;
    }

    [Fact]
    public void Paint_BoxBetweenPixels_SharesTheEdges()
    {
        var coverage = new Coverage(4, 3);
        coverage.Add([new(0.25, 1), new(2.5, 1), new(2.5, 2), new(0.25, 2)]);
        var shares = new Dictionary<(int X, int Y), double>();
        coverage.Paint((x, y, share) => shares[(x, y)] = share);
        Assert.Equal(3, shares.Count);
        Assert.Equal((0.75, 1, 0.5), (shares[(0, 1)], shares[(1, 1)], shares[(2, 1)]));
    }

    [Fact]
    public void Paint_InnerOutlineTheOtherWayRound_IsAHole()
    {
        var coverage = new Coverage(10, 10);
        coverage.Add([new(0, 0), new(10, 0), new(10, 10), new(0, 10)]);
        coverage.Add([new(2, 2), new(2, 8), new(8, 8), new(8, 2)]);
        Assert.Equal(100 - 36, Shares(coverage).Sum(), 1e-9);
    }

    [Fact]
    public void Paint_BeyondThePicture_ColoursOnlyWhatIsInside()
    {
        var coverage = new Coverage(10, 10);
        coverage.Add([new(-50, -50), new(5, -50), new(5, 60), new(-50, 60)]);
        Assert.Equal(50, Shares(coverage).Sum(), 1e-9);
    }

    private static List<double> Shares(Coverage coverage)
    {
        var shares = new List<double>();
        coverage.Paint((_, _, share) => shares.Add(share));
        return shares;
    }
}
