using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class ExactGeometryTests
{
    [Property]
    public bool AreDisjoint_CirclesThreeAcrossAndFourUp_MayHaveRadiiThatSumToFiveAndNoMore(byte scale, short left, short up)
    {
        var unit = Math.ScaleB(1, (scale % 40) - 20);
        var first = new Circle(left * unit, up * unit, 2 * unit);
        var second = new Circle((left + 3) * unit, (up - 4) * unit, 3 * unit);
        return ExactGeometry.AreDisjoint(first, second)
            && ExactGeometry.AreDisjoint(first, second with { Radius = Math.BitDecrement(second.Radius) })
            && !ExactGeometry.AreDisjoint(first, second with { Radius = Math.BitIncrement(second.Radius) })
            && !ExactGeometry.AreDisjoint(first with { Radius = Math.BitIncrement(first.Radius) }, second);
    }

    [Property]
    public bool AreDisjoint_AnyCircles_IsDecidedAsWithoutRounding(double x, double y, double distance, bool swap)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y) || !double.IsFinite(distance))
        {
            return true;
        }

        // The radii come within a rounding error of the distance, so that doubles alone would often be wrong.
        var length = Math.Sqrt((x * x) + (y * y));
        if (!double.IsFinite(length))
        {
            return true;
        }

        var (one, other) = (new Circle(0, 0, length / 3), new Circle(x, y, swap ? length - (length / 3) : Math.Abs(distance)));
        var (reach, square) = (Dyadic.FromDouble(one.Radius) + Dyadic.FromDouble(other.Radius), ExactGeometry.SquaredDistance([0, 0], [x, y]));
        return ExactGeometry.AreDisjoint(one, other) == (square >= reach * reach) && ExactGeometry.AreDisjoint(other, one) == ExactGeometry.AreDisjoint(one, other);
    }

    [Theory]
    [InlineData(1e-200, 1e-200, false)]
    [InlineData(1e-200, 1e-201, true)]
    [InlineData(1e200, 1e200, false)]
    [InlineData(1e200, 1e199, true)]
    public void AreDisjoint_SquaresThatUnderflowOrOverflow_AreDecidedAllTheSame(double distance, double radius, bool disjoint) =>
        Assert.Equal(disjoint, ExactGeometry.AreDisjoint(new Circle(0, 0, radius), new Circle(distance, 0, radius)));

    [Theory]
    [InlineData(0.1, 0.2, 0.3, false)]
    [InlineData(1, 1e-30, 1, false)]
    [InlineData(1, -1e-30, 1, true)]
    [InlineData(0.25, 0.75, 1, true)]
    [InlineData(0.7, 0.3, 1, true)]
    public void IsSumAtMost_SumsThatRoundToTheBound_AreDecidedBeforeRounding(double left, double right, double bound, bool expected) =>
        Assert.Equal(expected, ExactGeometry.IsSumAtMost(left, right, bound));

    [Fact]
    public void TwiceArea_AffineImageOfTheRegularHexagon_HasASixthInItsSmallestTriangle()
    {
        // 1/6 is the best that six points can do (Yang, Zhang and Zeng 1994: six points in a convex region).
        PlanePoint[] hexagon = [new(0, 0), new(1, 0), new(2, 1), new(2, 2), new(1, 2), new(0, 1)];
        var least = Enumerable.Range(0, 6).Min(i => ExactGeometry.TwiceArea(hexagon[i], hexagon[(i + 1) % 6], hexagon[(i + 2) % 6]));
        Assert.Equal(1.0 / 6, Dyadic.Quotient(least, ExactGeometry.TwiceHullArea(hexagon)));
        Assert.Equal(6, ExactGeometry.HullSize(hexagon));
    }

    [Fact]
    public void Hull_SquareWithPointsOnItsBorderAndInside_HasItsFourCorners()
    {
        var grid = Enumerable.Range(0, 25).Select(i => new PlanePoint(i % 5 / 4.0, i / 5 / 4.0)).ToList();
        Assert.Equal(4, ExactGeometry.HullSize(grid));
        Assert.Equal(Dyadic.FromDouble(2), ExactGeometry.TwiceHullArea(grid));
    }

    [Fact]
    public void Hull_PointsOnALine_HasNoArea() =>
        Assert.Equal(Dyadic.Zero, ExactGeometry.TwiceHullArea([.. Enumerable.Range(0, 9).Select(i => new PlanePoint(i * 0.1, i * 0.1))]));
}
