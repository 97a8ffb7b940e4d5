using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class GridPartitionTests
{
    private static readonly GridPartition Grid = new([new("width", 0, 10, 5), new("height", -1, 1, 4)]);

    [Theory]
    [InlineData(0, -1, 0)]
    [InlineData(1.9, -1, 0)]
    [InlineData(2, -1, 4)]
    [InlineData(10, 1, 19)]
    [InlineData(9.99, 0.99, 19)]
    [InlineData(-50, -50, 0)]
    [InlineData(1e12, 1e300, 19)]
    [InlineData(-1e300, 1e12, 3)]
    public void CellOf_Point_IsRowMajorAndClipped(double width, double height, long cell) => Assert.Equal(cell, Grid.CellOf([width, height]));

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void CellOf_NotFinite_IsRefused(double width, double height) => Assert.Throws<ArgumentException>(() => Grid.CellOf([width, height]));

    [Fact]
    public void CellOf_WrongNumberOfMeasures_IsRefused() => Assert.Throws<ArgumentException>(() => Grid.CellOf([1]));

    /// <summary>What decimal fractions cannot say exactly must not decide the cell.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(7)]
    [InlineData(1000)]
    public void CellOf_InnerBoundary_BelongsToTheCellAboveIt(int cells)
    {
        var grid = new GridPartition([new("x", 0, 1, cells)]);
        Assert.All(Enumerable.Range(0, cells), cell => Assert.Equal(cell, grid.CellOf([(double)cell / cells])));
    }

    [Fact]
    public void CellOf_EpsilonZero_IsThePlainFloor()
    {
        var (plain, usual) = (new GridPartition([new("x", 0, 1, 10)], epsilon: 0), new GridPartition([new("x", 0, 1, 10)]));
        Assert.Equal((2, 3), (plain.CellOf([0.299999999]), usual.CellOf([0.299999999])));
    }

    [Property]
    public bool CoordinatesOf_AnyCell_LeadBackToIt(byte a, byte b, byte c, ushort draw)
    {
        var grid = GridPartition.Of([1 + (a % 9), 1 + (b % 9), 1 + (c % 9)], [(0, 1), (-1, 1), (5, 6)]);
        var cell = draw % grid.CellCount;
        return grid.CellAt([.. grid.CoordinatesOf(cell)]) == cell;
    }

    [Fact]
    public void CellOf_FarMoreCellsThanAnInt_CountsIn64Bits()
    {
        var grid = GridPartition.Of([int.MaxValue, int.MaxValue], [(0, 1), (0, 1)]);
        Assert.Equal((long)int.MaxValue * int.MaxValue - 1, grid.CellOf([1, 1]));
        Assert.Equal(grid.CellCount - 1, grid.CellOf([1e300, 1e300]));
    }

    [Fact]
    public void Boundaries_Axis_AreEvenlySpaced() => Assert.Equal([0, 2, 4, 6, 8, 10], Grid.Boundaries(0));

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(0, double.NaN, 5)]
    [InlineData(double.NegativeInfinity, 0, 5)]
    [InlineData(-1e308, 1e308, 5)]
    [InlineData(0, 1, 0)]
    public void Constructor_AxisThatMakesNoSense_IsRefused(double minimum, double maximum, int cells) =>
        Assert.Throws<ArgumentException>(() => new GridPartition([new MeasureAxis("x", minimum, maximum, cells)]));

    [Fact]
    public void Constructor_NothingOrTooMuch_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new GridPartition([]));
        Assert.Throws<ArgumentException>(() => GridPartition.Of([10, 20, 3], [(0, 1), (0, 1)]));
        Assert.Throws<ArgumentException>(() => GridPartition.Of([int.MaxValue, int.MaxValue, 2], [(0, 1), (0, 1), (0, 1)]));
        Assert.Throws<ArgumentException>(() => Grid.WithCells(3));
        Assert.Throws<ArgumentException>(() => Grid.CellAt(5, 0));
        Assert.Throws<ArgumentException>(() => Grid.CoordinatesOf(20));
    }
}
