namespace EvoLLM.Evolver.Tests;

public sealed class CategoricalPartitionTests
{
    private static readonly CategoricalPartition Partition = new([["loop", "recursion", "table"], ["short", "long"]]);

    [Fact]
    public void CellOf_Names_IsRowMajorAndLeadsBackToThem()
    {
        Assert.Equal(6, Partition.CellCount);
        Assert.Equal(4, Partition.CellOf(Partition.MeasuresOf("table", "short").AsSpan()));
        Assert.All(Enumerable.Range(0, 6), cell => Assert.Equal(cell, Partition.CellOf(Partition.MeasuresOf([.. Partition.NamesOf(cell)]).AsSpan())));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 0)]
    [InlineData(0.5, 0)]
    [InlineData(1e300, 0)]
    [InlineData(0, double.NaN)]
    public void CellOf_NoCategory_IsRefused(double first, double second) => Assert.Throws<ArgumentException>(() => Partition.CellOf([first, second]));

    [Fact]
    public void MeasuresOf_UnknownName_SaysWhichThereAre()
    {
        var exception = Assert.Throws<ArgumentException>(() => Partition.MeasuresOf("goto", "short"));
        Assert.Equal("'goto' is no category of measure 0; it has loop, recursion, table.", exception.Message);
        Assert.Throws<ArgumentException>(() => Partition.MeasuresOf("loop"));
    }

    [Fact]
    public void Constructor_CategoriesThatMakeNoSense_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new CategoricalPartition([]));
        Assert.Throws<ArgumentException>(() => new CategoricalPartition([["a"], []]));
        Assert.Throws<ArgumentException>(() => new CategoricalPartition([["a", "b", "a"]]));
    }
}
