namespace EvoLLM.Evaluators.Tests;

public sealed class BinPackingFileTests
{
    [Fact]
    public void Read_TwoInstances_KeepsNamesAndBounds()
    {
        using var file = new TextFile("2\n u3_00 \n 10 3 2\n5\n5\n4\nmine\n7 1\n0\n\n");
        var instances = BinPackingFile.Read(file.Path);
        Assert.Equal(["u3_00", "mine"], instances.Select(instance => instance.Name));
        Assert.Equal([2, null], instances.Select(instance => instance.BestKnown));
        Assert.Equal([10, 7], instances.Select(instance => instance.Instance.Capacity));
        Assert.Equal([5, 5, 4], instances[0].Instance.Items);
        Assert.Equal([0], instances[1].Instance.Items);
    }

    [Theory]
    [InlineData("", 0, "the file ends where the number of instances is expected")]
    [InlineData("two\n", 1, "the number of instances must be a whole number from 1 to 100000, not 'two'")]
    [InlineData("1\nu\n10 2 1\n5\n", 4, "the file ends where the size of item 2 of 2 is expected")]
    [InlineData("2\nu\n10 1 1\n5\n", 4, "the file ends where the name of an instance is expected")]
    [InlineData("1\nu\n10 1 1\n5\n5\n", 5, "the file goes on after the 1 instances that its first line announces")]
    [InlineData("1\nu\n-10 1 1\n5\n", 3, "the capacity must be a whole number from 1 to 1000000, not '-10'")]
    [InlineData("1\nu\n10\n5\n", 3, "'capacity items bins' is expected")]
    [InlineData("1\nu\n10 0 0\n", 3, "the number of items must be a whole number from 1 to 10000000, not '0'")]
    [InlineData("1\nu\n10 1 1\n11\n", 4, "the size of item 1 of 1 must be a whole number from 0 to 10, not '11'")]
    [InlineData("1\nu\n10 1 1\nNaN\n", 4, "the size of item 1 of 1 must be a whole number from 0 to 10, not 'NaN'")]
    [InlineData("1\nu\n10 1 1\n-1\n", 4, "the size of item 1 of 1 must be a whole number from 0 to 10, not '-1'")]
    [InlineData("1\nu\n10 2 3\n5\n5\n", 3, "the number of bins must be a whole number from 1 to 2, not '3'")]
    [InlineData("1\nu\n10 3 1\n6\n6\n6\n", 3, "1 bins cannot hold the items of u, which need 2 at least")]
    public void Read_BrokenFile_NamesFileLineAndWhatIsWrong(string text, int line, string message)
    {
        using var file = new TextFile(text);
        var exception = Assert.Throws<FormatException>(() => BinPackingFile.Read(file.Path));
        Assert.Equal($"{file.Path}, line {line}: {message}.", exception.Message);
    }

    [Fact]
    public void ReadBenchmark_BestFitAnswer_IsStatedAgainstTheBoundOfTheFileAndL1()
    {
        using var file = new TextFile("1\nsmall\n10 4 2\n6\n7\n3\n4\n");
        var benchmark = Assert.Single(new ReEvoBinPacking().ReadBenchmark(file.Path));
        Assert.Equal("small", benchmark.Name);
        var values = benchmark.Score("[[0,1,1,2]]"u8.ToArray(), new ProgramFacts(1)).Values;
        Assert.Equal([new BenchmarkValue("bins", 3, 2), new BenchmarkValue("bins, over the lower bound L1", 3, 2)], values);
        Assert.Equal(50, values[0].Gap);
        Assert.Empty(benchmark.Score("[[0,0,1,2]]"u8.ToArray(), new ProgramFacts(1)).Values);
    }
}
