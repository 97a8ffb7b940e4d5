namespace EvoLLM.Evaluators.Tests;

public sealed class TspLibFileTests
{
    private const string Header = "NAME : small\nTYPE : TSP\nDIMENSION : 3\n";

    private const string Points = Header + "EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n";

    [Fact]
    public void Read_EuclideanPoints_KeepsRealDistances()
    {
        var instance = Read(Points + "1 0 0\n3 0 2.5\n2 1.5 2\nEOF\n").Instance;
        Assert.Equal((3, 2.5, 2.5), (instance.Cities, instance.Distance(0, 1), instance.Distance(0, 2)));
    }

    [Theory]
    [InlineData("FULL_MATRIX", "0 1 2 1 0 3 2 3 0")]
    [InlineData("UPPER_ROW", "1 2 3")]
    [InlineData("LOWER_ROW", "1\n2 3")]
    [InlineData("UPPER_DIAG_ROW", "0 1 2\n0 3 0")]
    [InlineData("LOWER_DIAG_ROW", "0 1 0 2 3 0")]
    [InlineData("UPPER_COL", "1 2 3")]
    [InlineData("LOWER_DIAG_COL", "0 1 2 0 3 0")]
    public void Read_ExplicitDistances_AreTheSameInEveryFormat(string format, string numbers)
    {
        var instance = Read($"{Header}EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: {format}\nEDGE_WEIGHT_SECTION\n{numbers}\nEOF\n").Instance;
        Assert.Equal((1, 2, 3), (instance.Distance(1, 0), instance.Distance(0, 2), instance.Distance(2, 1)));
    }

    // The first distance of TSPLIB's own instances: ulysses16 (509), att48 (1495 by the rule), and by hand.
    [Theory]
    [InlineData("GEO", "38.24 20.42", "39.57 26.15", 509)]
    [InlineData("ATT", "6734 1453", "2233 10", 1495)]
    [InlineData("CEIL_2D", "0 0", "1 1", 2)]
    [InlineData("MAN_2D", "0 0", "1.2 1.4", 3)]
    [InlineData("MAX_2D", "0 0", "1.6 -7.4", 7)]
    public void Read_OtherKinds_ComputeTheWholeNumbersOfTspLib(string kind, string one, string other, double distance) =>
        Assert.Equal(distance, Read($"{Header}EDGE_WEIGHT_TYPE: {kind}\nNODE_COORD_SECTION\n1 {one}\n2 {other}\n3 0 0\n").Instance.Distance(0, 1));

    [Fact]
    public void Read_NameOfTspLib_KnowsTheOptimumOfItsSizeOnly()
    {
        Assert.Null(Read(Points.Replace("small", "berlin52", StringComparison.Ordinal) + "1 0 0\n2 0 1\n3 1 0\n").BestKnown);
        Assert.Equal(7542, TspLibOptima.Of("berlin52", 52));
    }

    [Theory]
    [InlineData("TYPE : TSP\n", "the line 'DIMENSION : …' is missing")]
    [InlineData("TYPE : ATSP\n", "line 1: TYPE must be one of TSP, not 'ATSP'")]
    [InlineData("TYPE : TSP\nDIMENSION : 1e3\n", "line 2: DIMENSION must be a whole number from 3 to 3000, not '1e3'")]
    [InlineData("TYPE : TSP\nhello\n", "line 2: 'hello' is neither 'KEY : VALUE' nor the name of a section")]
    [InlineData("TYPE : TSP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : XRAY1\n", "line 3: EDGE_WEIGHT_TYPE must be one of")]
    [InlineData(Points + "1 0 0\n2 0 1\n", "line 7: NODE_COORD_SECTION has no node 3; DIMENSION says 3")]
    [InlineData(Points + "1 0 0\n2 0 1\n2 1 1\n", "line 8: node 2 is there twice")]
    [InlineData(Points + "1 0 0\n2 0 1\n4 1 1\n", "line 8: a node from 1 to 3 and its x and y are expected")]
    [InlineData(Points + "1 0 0\n2 0 NaN\n3 1 1\n", "line 7: x and y of node 2 must be finite numbers, not 'NaN'")]
    [InlineData(Points + "1 0 0\n2 0\n3 1 1\n", "line 7: a node from 1 to 3 and its x and y are expected")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE : EUC_2D\n", "the file ends without NODE_COORD_SECTION")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2\n", "line 7: EDGE_WEIGHT_SECTION holds 2 numbers; DIMENSION asks for 3")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2 -3\n", "line 7: a distance must be a number of 0 or more, not '-3'")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: FULL_MATRIX\nEDGE_WEIGHT_SECTION\n0 1 2 9 0 3 2 3 0\n", "line 5: the distances between nodes 1 and 2 differ by direction")]
    public void Read_BrokenFile_SaysWhatIsWrongAndWhere(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static BenchmarkInstance<TspInstance> Read(string text)
    {
        using var file = new TextFile(text);
        return TspLibFile.Read(file.Path);
    }
}
