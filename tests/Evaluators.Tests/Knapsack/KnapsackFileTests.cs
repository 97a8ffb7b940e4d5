namespace EvoLLM.Evaluators.Tests;

public sealed class KnapsackFileTests
{
    [Fact]
    public void Read_Instance_DividesWeightsByTheirRightHandSides()
    {
        using var file = new TextFile("1\n3 2 11\n5 6 7\n1 2 3\n4 5\n9 4 8\n");
        var benchmark = Assert.Single(KnapsackFile.Read(file.Path));
        Assert.Equal(("2.3-00", 11), (benchmark.Name, benchmark.BestKnown));
        Assert.Equal([5, 6, 7], benchmark.Instance.Prizes);
        Assert.Equal([1 / 4.0, 4 / 8.0, 2 / 4.0, 5 / 8.0, 3 / 4.0, 9 / 8.0], benchmark.Instance.Weights);
    }

    [Fact]
    public void Read_BestFeasibleFileBesideIt_GivesTheBestKnownValue()
    {
        using var file = new TextFile("2\n2 1 0\n5 6\n1 2\n2\n2 1 0\n5 6\n1 2\n2\n");
        file.Beside(KnapsackFile.BestFeasible, "Problem Name   Best Feasible Solution Value\n\n1.2-00    6\n\nProblem Name  LP\n1.2-00   8.5e0\n");
        Assert.Equal([6, null], KnapsackFile.Read(file.Path).Select(benchmark => benchmark.BestKnown));
    }

    [Theory]
    [InlineData("", 0, "the file ends where the number of instances is expected")]
    [InlineData("1\n2 1 0\n5", 3, "the file ends where the prize of item 2 of 1.2-00 is expected")]
    [InlineData("1\n2 1 0\n5 6\n1 2", 4, "the file ends where the right-hand side of constraint 1 of 1.2-00 is expected")]
    [InlineData("1\n2 1 0\n5 6\n1 2\n2 7", 5, "the file goes on after the 1 instances that its first number announces")]
    [InlineData("1\n0 1 0", 2, "the number of items of instance 1 must be a whole number from 1 to 1000000, not '0'")]
    [InlineData("1\n2 -1 0", 2, "the number of constraints must be a whole number from 1 to 5000000, not '-1'")]
    [InlineData("1\n2 1 0\n5 NaN\n1 2\n2", 3, "the prize of item 2 of 1.2-00 must be a number of 0 or more, not 'NaN'")]
    [InlineData("1\n2 1 0\n5 6\n1 -2\n2", 4, "the weight of item 2 in constraint 1 of 1.2-00 must be a number of 0 or more, not '-2'")]
    [InlineData("1\n2 1 0\n5 6\n1 2\n-2", 5, "the right-hand side of constraint 1 of 1.2-00 must be a number of 0 or more, not '-2'")]
    [InlineData("1\n2 1 0\n5 6\n1 2\n0", 5, "the right-hand side of constraint 1 of 1.2-00 must be above 0")]
    [InlineData("1\n2 1 12\n5 6\n1 2\n2", 2, "the best known value 12 of 1.2-00 is more than all its prizes, 11")]
    public void Read_BrokenFile_NamesFileLineAndWhatIsWrong(string text, int line, string message)
    {
        using var file = new TextFile(text);
        var exception = Assert.Throws<FormatException>(() => KnapsackFile.Read(file.Path));
        Assert.Equal($"{file.Path}, line {line}: {message}.", exception.Message);
    }

    [Fact]
    public void ReadBenchmark_Answer_IsStatedAgainstTheBestKnownValue()
    {
        // The third item never fits, which is allowed.
        using var file = new TextFile("1\n3 1 12\n5 6 7\n1 2 9\n3\n");
        var benchmark = Assert.Single(new KnapsackAco().ReadBenchmark(file.Path));
        var values = benchmark.Score("[[1]]"u8.ToArray(), new ProgramFacts(1)).Values;
        Assert.Equal([new BenchmarkValue("prize", 6, 12)], values);
        Assert.Equal(-50, values[0].Gap);
    }
}
