using System.Globalization;
using System.Text;
using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Objects whose worth is known.</summary>
public sealed class ConstructionTests
{
    [Fact]
    public void CirclePacking_GridOfTouchingCircles_IsWorthItsRadiiExactly()
    {
        // 25 circles of 1/10 in a grid touch each other and the border in decimals; in binary 1/8 does: 16 in a grid, and ten points.
        var rows = Enumerable.Range(0, 16).SelectMany(i => new[] { ((i % 4) + 0.5) / 4, ((i / 4) + 0.5) / 4, 0.125 })
            .Concat(Enumerable.Range(0, 10).SelectMany(i => new[] { 0.25 * ((i % 3) + 1), 0.25 * ((i / 3 % 3) + 1), 0 }));
        Assert.Equal(2, Worth(new CirclePacking26(), rows));
    }

    [Fact]
    public void CirclePacking_TwoInARectangle_MayFillItsPerimeterExactly()
    {
        // One circle of 1/2 beside twenty points on its left tangent: width 1, height 1.
        double[] circle = [0.5, 0.5, 0.5];
        var rows = circle.Concat(Enumerable.Range(0, 20).SelectMany(i => new[] { 0, i / 32.0, 0 }));
        Assert.Equal(0.5, Worth(new CirclePackingRectangle21(), rows));
    }

    [Fact]
    public void MaxMinDistance_SquareGrid_HasTheSquaredRatioOfItsDiagonal() =>
        Assert.Equal(18, Worth(new MaxMinDistance2d16(), Enumerable.Range(0, 16).SelectMany(i => new double[] { i % 4, i / 4 })));

    [Property(MaxTest = 30)]
    public bool MaxMinDistance_PointsMovedAndScaledByPowersOfTwo_AreWorthTheSame(byte seed)
    {
        var random = new SeededRandom(seed);
        var points = Enumerable.Range(0, 32).Select(_ => (double)random.Next(1 << 20)).ToArray();
        return Worth(new MaxMinDistance2d16(), points) == Worth(new MaxMinDistance2d16(), points.Select(number => (number + 4096) * 0.125));
    }

    [Fact]
    public void Heilbronn_ThreePointsOnALine_AreWorthNothing()
    {
        var rows = Enumerable.Range(0, 11).SelectMany(i => new[] { i / 32.0, i * i / 512.0 }).ToArray();
        Assert.True(Worth(new HeilbronnTriangle11(), rows) > 0);
        (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]) = (0, 0, 0.25, 0.25, 0.5, 0.5);
        Assert.Equal(0, Worth(new HeilbronnTriangle11(), rows));
    }

    [Fact]
    public void HexagonPacking_ARow_ReachesAsFarAsItsLastCorner()
    {
        // Along the x axis, 2.5 apart: the farthest centre at 27.5, and its corner at 28.5, rounded against the candidate.
        var worth = Worth(new HexagonPacking12(), Enumerable.Range(0, 12).SelectMany(i => new[] { 2.5 * i, 0, 0 }));
        Assert.Equal(28.5, worth, 1e-12);
        Assert.True(worth >= 28.5);
    }

    [Fact]
    public void UnitHexagon_NeighboursOfAHoneycomb_AreApartAHairBeyondTheRootOfThreeOnly()
    {
        var middle = new UnitHexagon(0, 0, 0);
        Assert.True(UnitHexagon.AreApart(middle, new UnitHexagon(0, 1.7320508075689, 0)));
        Assert.False(UnitHexagon.AreApart(middle, new UnitHexagon(0, 1.7320508075688, 0)));
        Assert.True(UnitHexagon.AreApart(middle, new UnitHexagon(2.1, 0, 1)));
        Assert.False(UnitHexagon.AreApart(middle, middle));
    }

    [Fact]
    public void MaxMinDistance_CornersAndFacesOfACube_HaveTheRatioOfTheCubicCell()
    {
        // The face-centred cubic cell: the diagonal of the cube over half that of a face, sqrt(12) over sqrt(2) for the side 2.
        var corners = Enumerable.Range(0, 8).SelectMany(i => new double[] { i & 2, (i & 1) * 2, (i & 4) / 2 });
        double[] faces = [1, 1, 0, 1, 1, 2, 1, 0, 1, 1, 2, 1, 0, 1, 1, 2, 1, 1];
        Assert.Equal(6, Worth(new MaxMinDistance3d14(), corners.Concat(faces)));
    }

    [Property(MaxTest = 20)]
    public bool Heilbronn_PointsShearedAndMoved_AreWorthTheSame(byte seed, sbyte shear)
    {
        var random = new SeededRandom(seed);
        var points = Enumerable.Range(0, 13).Select(_ => (X: (double)random.Next(1 << 16), Y: (double)random.Next(1 << 16))).ToList();
        return Worth(new HeilbronnConvex13(), points.SelectMany(point => new[] { point.X, point.Y }))
            == Worth(new HeilbronnConvex13(), points.SelectMany(point => new[] { (point.X + (shear * point.Y) - 7) / 8, point.Y + 1024 }));
    }

    [Property(MaxTest = 20)]
    public bool CirclePacking_RectangleMovedAndMirrored_IsWorthTheSame(sbyte x, sbyte y)
    {
        var circles = Enumerable.Range(0, 21).Select(i => new[] { (i % 7 / 7.0) + 0.07, (i / 7 / 3.0) + 0.07, (i % 3 + 1) / 64.0 }).ToList();
        return Worth(new CirclePackingRectangle21(), circles.SelectMany(row => row))
            == Worth(new CirclePackingRectangle21(), circles.SelectMany(row => new[] { y - row[1], x + row[0], row[2] }));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(Math.PI / 3, 1)]
    [InlineData(-2 * Math.PI, 1)]
    [InlineData(Math.PI / 6, 1.1547005383792515)]
    public void UnitHexagon_InTheMiddle_ReachesOneAndTwoOverTheRootOfThreeWhereItIsTurned(double angle, double reach) =>
        Assert.Equal(reach, new UnitHexagon(0, 0, angle).Reach().RoundUp(), 1e-14);

    [Property(MaxTest = 20)]
    public bool UnitHexagon_Pairs_AreApartByTheDistanceOfTheirSidesOnly(byte turn, byte direction)
    {
        // Circles in and around them: below twice the apothem they overlap, above 2 they cannot, however they are turned.
        var (angle, to) = (turn / 40.0, direction / 40.0);
        UnitHexagon At(double distance) => new(distance * Math.Cos(to), distance * Math.Sin(to), angle);
        return !UnitHexagon.AreApart(new UnitHexagon(0, 0, 1), At(1.732)) && UnitHexagon.AreApart(new UnitHexagon(0, 0, 1), At(2.0001));
    }

    [Theory]
    [InlineData(3, 1, 4, 2, 4)]
    [InlineData(3, 1, 4, 0, 3)]
    [InlineData(2, 4, 1, 3, 0)]
    public void KModule_Choice_IsWorthItsRightModules(double first, double second, double third, double fourth, double right) =>
        Assert.Equal(right, Worth(new KModule(), [first, second, third, fourth]));

    [Fact]
    public void FunctionTask_NotMoved_HasItsMinimumWhereItIsKnown()
    {
        var task = new FunctionTask(0, 0, 1);
        const double Lowest = -1.5186858408485788;
        Assert.Equal(Lowest, task.Value(-1.7040828402758335, 0.6775078125907541), 1e-15);
        for (var i = 0; i <= 400; i++)
        {
            for (var j = 0; j <= 400; j++)
            {
                Assert.True(task.Value(-5 + (i / 40.0), -5 + (j / 40.0)) >= Lowest);
            }
        }
    }

    private static double Worth(ProgramProblem problem, IEnumerable<double> rows)
    {
        var output = $"[[{string.Join(',', rows.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]]";
        var evaluation = problem.Score(Split.Training, Encoding.UTF8.GetBytes(output), new ProgramFacts(1));
        Assert.True(evaluation.Status == EvaluationStatus.Ok, string.Join(' ', evaluation.Feedback));
        return problem.Definition.Objective.Flip(evaluation.Fitness!.Value);
    }
}
