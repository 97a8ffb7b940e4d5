using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class KissingNumberTests
{
    private static readonly KissingNumber11 Problem = new();

    [Theory]
    [InlineData(4, 24)]
    [InlineData(5, 40)]
    [InlineData(11, 220)]
    public void Score_RootsOfD_AreAsManyAsKnown(int dimensions, int expected) =>
        Assert.Equal(expected, Constructions.Worth(Problem, Flat(Pairs(dimensions, 1))));

    [Fact]
    public void Score_RootsOfE8_Are240() => Assert.Equal(240, Constructions.Worth(Problem, Flat(E8())));

    [Property(MaxTest = 60)]
    public bool Score_AnyFurtherPointInEightDimensions_OverlapsTheRootsOfE8(ulong seed)
    {
        // 240 is the kissing number in 8 dimensions (Levenshtein 1979; Odlyzko and Sloane 1979). The scale makes room between the roots.
        var random = new SeededRandom(seed, "kissing", 0);
        var further = new int[11];
        for (var i = 0; i < 8; i++)
        {
            further[i] = random.Next(-20, 21);
        }

        var points = E8().Select(point => point.Select(value => value * 10).ToArray()).Append(further);
        return Constructions.Judge(Problem, Flat(points)).Status == EvaluationStatus.InvalidResult;
    }

    [Fact]
    public void Score_OnePointLonger_NeedsAllOthersToBeFurtherApart()
    {
        // The squared distance 2 between neighbours is less than the squared length 4.
        Constructions.Refused(Problem, Flat(Pairs(4, 1).Append([0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0])));
        Assert.Equal(2, Constructions.Worth(Problem, Flat([[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]])));
    }

    [Fact]
    public void Score_LargestCoordinates_DoNotOverflow()
    {
        // The squares are 2^62 and their multiples: 64 bits would wrap.
        int[] corner = [.. Enumerable.Repeat(int.MinValue, 11)];
        int[] opposite = [.. Enumerable.Repeat(int.MaxValue, 11)];
        int[] beside = [.. corner.Select((value, i) => i == 0 ? 0 : value)];
        Assert.Equal(2, Constructions.Worth(Problem, Flat([corner, opposite])));
        Constructions.Refused(Problem, Flat([corner, beside]));
    }

    [Fact]
    public void Score_WhatAreNoPoints_IsInvalid()
    {
        Constructions.Refused(Problem);
        Constructions.Refused(Problem, new double[11]);
        Constructions.Refused(Problem, [.. Enumerable.Repeat(1.0, 12)]);
        Constructions.Refused(Problem, [.. Enumerable.Repeat(0.5, 11)]);
        Constructions.Refused(Problem, [.. Enumerable.Repeat(1e300, 11)]);
        Constructions.Refused(Problem, [.. Enumerable.Repeat(1.0, 22)]);
        Constructions.Refused(Problem, [double.NaN, .. new double[10]]);
    }

    private static double[] Flat(IEnumerable<int[]> points) => [.. points.SelectMany(point => point).Select(value => (double)value)];

    private static IEnumerable<int[]> Pairs(int dimensions, int size)
    {
        for (var i = 0; i < dimensions; i++)
        {
            for (var j = 0; j < i; j++)
            {
                for (var signs = 0; signs < 4; signs++)
                {
                    var point = new int[11];
                    (point[i], point[j]) = ((signs & 1) == 0 ? size : -size, (signs & 2) == 0 ? size : -size);
                    yield return point;
                }
            }
        }
    }

    /// <summary>Pairs of 2 and -2, and eight of 1 and -1 with an even number of minus signs.</summary>
    private static IEnumerable<int[]> E8() => Pairs(8, 2).Concat(Enumerable.Range(0, 256)
        .Where(signs => int.PopCount(signs) % 2 == 0)
        .Select(signs => Enumerable.Range(0, 11).Select(i => i >= 8 ? 0 : (signs >> i & 1) == 0 ? 1 : -1).ToArray()));
}
