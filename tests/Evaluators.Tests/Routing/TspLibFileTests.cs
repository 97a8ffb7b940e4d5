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
    [InlineData("LOWER_COL", "1 2 3")]
    [InlineData("UPPER_DIAG_COL", "0 1 0 2 3 0")]
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

    // The cities of TSPLIB's ulysses16 and its optimal tour, of length 6859.
    [Fact]
    public void Read_OptimalTourBesideTheFile_IsTheBestKnownValue()
    {
        const string Cities =
            "1 38.24 20.42\n2 39.57 26.15\n3 40.56 25.32\n4 36.26 23.12\n5 33.48 10.54\n6 37.56 12.19\n7 38.42 13.11\n8 37.52 20.44\n"
            + "9 41.23 9.10\n10 41.17 13.05\n11 36.08 -5.21\n12 38.47 15.13\n13 38.15 15.35\n14 37.51 15.17\n15 35.49 14.32\n16 39.36 19.56\n";
        using var file = new TextFile($"NAME: Odyssey\nTYPE: TSP (of Ulysses)\nDIMENSION: 16\nEDGE_WEIGHT_TYPE: GEO\nNODE_COORD_SECTION\n{Cities}EOF\n");
        Assert.Null(TspLibFile.Read(file.Path).BestKnown);
        file.Beside("instances.opt.tour", "TYPE : TOUR\nTOUR_SECTION\n1\n14 13 12 7 6 15 5 11 9 10 16 3 2 4\n8\n-1\nEOF\n");
        Assert.Equal(6859, TspLibFile.Read(file.Path).BestKnown);
    }

    [Theory]
    [InlineData("TYPE : TOUR\nTOUR_SECTION\n1 2\n", "line 3: TOUR_SECTION must hold every node from 1 to 3 once, then -1; it holds 2, 2 of them different")]
    [InlineData("TYPE : TOUR\nTOUR_SECTION\n1 2 2\n-1\n", "line 3: TOUR_SECTION must hold every node from 1 to 3 once, then -1; it holds 3, 2 of them different")]
    [InlineData("TYPE : TOUR\nTOUR_SECTION\n1 2\n0\n-1\n", "line 4: a node of 1 or more is expected in TOUR_SECTION, not '0'")]
    [InlineData("TYPE : TOUR\nDIMENSION : 3\n", "line 2: the file ends without TOUR_SECTION")]
    [InlineData("TYPE : TSP\nTOUR_SECTION\n1 2 3\n-1\n", "line 1: TYPE must be one of TOUR, not 'TSP'")]
    public void Read_BrokenTourBesideTheFile_SaysWhatIsWrongAndWhere(string tour, string message)
    {
        using var file = new TextFile(Points + "1 0 0\n2 0 1\n3 1 1\n");
        file.Beside("instances.opt.tour", tour);
        var error = Assert.Throws<FormatException>(() => TspLibFile.Read(file.Path)).Message;
        Assert.Contains($"instances.opt.tour, {message}", error, StringComparison.Ordinal);
    }

    // The diagonal of the unit square is 1.41 and rounds to 1.
    [Fact]
    public void Values_FileWithoutKnownOptimum_AreStatedInBothConventions()
    {
        using var file = new TextFile(Points + "1 0 0\n2 0 1\n3 1 1\n");
        var benchmark = Assert.Single(new TspConstructive().ReadBenchmark(file.Path));
        var values = benchmark.Score("[[2,0,1]]"u8.ToArray(), new ProgramFacts(1)).Values;
        Assert.Equal([new BenchmarkValue("length", 2 + Math.Sqrt(2), null), new BenchmarkValue("length, distances rounded", 3, null)], values);
    }

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
    [InlineData(Points + "1 0 0\n2 0 NaN\n3 1 1\n", "line 7: x and y of node 2 must be numbers of at most 1e15, not 'NaN'")]
    [InlineData(Points + "1 0 0\n2 0\n3 1 1\n", "line 7: a node from 1 to 3 and its x and y are expected")]
    [InlineData(Points + "1 0 0\n2 0 1\n3 1 1\n4 2 2\n", "line 9: a node from 1 to 3 and its x and y are expected")]
    [InlineData(Points + "1 0 0\n2 0 1\n3 1 Infinity\n", "line 8: x and y of node 3 must be numbers of at most 1e15, not 'Infinity'")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE : EUC_2D\nFIXED_EDGES_SECTION\n1 2\n-1\nNODE_COORD_SECTION\n1 0 0\n2 0 1\n3 1 1\n", "line 6: FIXED_EDGES_SECTION demands edges of every tour")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: FUNCTION\n", "line 5: EDGE_WEIGHT_FORMAT must be one of FULL_MATRIX")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2 3\n4\n", "line 8: EDGE_WEIGHT_SECTION holds 4 numbers; DIMENSION asks for 3")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2\nNaN\n", "line 8: 'NaN' is neither")]
    [InlineData(Points + "1 0 0\n2 0 1e200\n3 1 1\n", "line 7: x and y of node 2 must be numbers of at most 1e15, not '1e200'")]
    [InlineData(Header + "DIMENSION : 4\n", "line 4: DIMENSION is there twice")]
    [InlineData("", "line 1: the line 'TYPE : …' is missing")]
    [InlineData("\u0001\u0002\u0003", "line 1: '???' is neither")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE : GEO\nNODE_COORD_SECTION\n1 0 0\n2 91 0\n3 1 1\n", "line 6: node 2 must lie at a latitude from -90 to 90")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE : GEO\nNODE_COORD_SECTION\n1 0 0\n2 9 0\n3 1 181\n", "line 6: node 3 must lie at a latitude from -90 to 90 and a longitude from -180 to 180")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE : EUC_2D\n", "the file ends without NODE_COORD_SECTION")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2\n", "line 7: EDGE_WEIGHT_SECTION holds 2 numbers; DIMENSION asks for 3")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: UPPER_ROW\nEDGE_WEIGHT_SECTION\n1 2 -3\n", "line 7: a distance must be a number from 0 to 1e15, not '-3'")]
    [InlineData(Header + "EDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: FULL_MATRIX\nEDGE_WEIGHT_SECTION\n0 1 2 9 0 3 2 3 0\n", "line 5: the distances between nodes 1 and 2 differ by direction")]
    public void Read_BrokenFile_SaysWhatIsWrongAndWhere(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static BenchmarkInstance<TspInstance> Read(string text)
    {
        using var file = new TextFile(text);
        return TspLibFile.Read(file.Path);
    }
}
