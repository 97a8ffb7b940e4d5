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
        Assert.True(UnitHexagon.AreApart(middle, new UnitHexagon(0, Math.BitIncrement(Math.Sqrt(3)), Math.PI / 3)) || UnitHexagon.AreApart(middle, new UnitHexagon(0, 1.7320508075689, 0)));
        Assert.False(UnitHexagon.AreApart(middle, new UnitHexagon(0, 1.7320508075688, 0)));
        Assert.True(UnitHexagon.AreApart(middle, new UnitHexagon(2.1, 0, 1)));
        Assert.False(UnitHexagon.AreApart(middle, middle));
    }

    private static double Worth(ProgramProblem problem, IEnumerable<double> rows)
    {
        var output = $"[[{string.Join(',', rows.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]]";
        var evaluation = problem.Score(Split.Training, Encoding.UTF8.GetBytes(output), new ProgramFacts(1));
        Assert.True(evaluation.Status == EvaluationStatus.Ok, string.Join(' ', evaluation.Feedback));
        return problem.Definition.Objective.Flip(evaluation.Fitness!.Value);
    }
}
