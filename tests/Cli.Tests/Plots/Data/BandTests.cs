using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>A band must hold the middle runs, and claim no more than all runs have done.</summary>
public sealed class BandTests
{
    [Property]
    public void At_AnyValues_ContainsTheMedian(NormalFloat first, NormalFloat[] others)
    {
        var sorted = others.Append(first).Select(value => value.Get).Order().ToList();
        var (quartiles, range) = (Band.At(1, sorted, BandKind.Quartiles), Band.At(1, sorted, BandKind.Range));
        Assert.True(quartiles.Lower <= quartiles.Median && quartiles.Median <= quartiles.Upper);
        Assert.Equal((sorted[0], sorted[^1], quartiles.Median), (range.Lower, range.Upper, range.Median));
    }

    [Fact]
    public void Course_RunsOfDifferentLength_EndsWithTheShortest()
    {
        IReadOnlyList<IReadOnlyList<CurvePoint>> curves = [Curve(5), Curve(9), Curve(30)];
        var course = Band.Course(curves, point => point.Held, BandKind.Range);
        Assert.Equal([1, 2, 3, 4, 5], course.Select(band => band.Evaluations));
        Assert.Equal(5, course[^1].Median);
    }

    [Fact]
    public void Course_RunWithoutElites_BeginsWhereAllHaveOne()
    {
        IReadOnlyList<IReadOnlyList<CurvePoint>> curves = [Curve(4), [default, default, new CurvePoint(1, 1, 1), new CurvePoint(1, 1, 1)]];
        Assert.Equal([3, 4], Band.Course(curves, point => point.Best, BandKind.Quartiles).Select(band => band.Evaluations));
    }

    [Fact]
    public void Course_ManyEvaluations_KeepsTheLast() =>
        Assert.Equal(12345, Band.Course([Curve(12345)], point => point.Held, BandKind.Range)[^1].Median);

    private static List<CurvePoint> Curve(int length) => [.. Enumerable.Range(1, length).Select(i => new CurvePoint(i, i, i))];
}
