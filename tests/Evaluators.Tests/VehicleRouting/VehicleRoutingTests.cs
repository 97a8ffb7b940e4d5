using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class VehicleRoutingTests
{
    private static readonly VehicleRoutingInstance Small = new([0, 0, 3, 4, 0, 1, 0, 2], [0, 5, 6, 4], 10);

    private const string Good =
        "NAME : s\nCOMMENT : 12.5\nTYPE : CVRP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\nNODE_COORD_SECTION\n1 1 0\n2 0 0\n3 5 0\nDEMAND_SECTION\n1 4\n2 0\n3 6\nDEPOT_SECTION\n2\n-1\nEOF\n";

    [Property(MaxTest = 30)]
    public bool Search_AnyInstance_MakesRoutesThatKeepTheRules(ulong seed)
    {
        var random = new SeededRandom(seed);
        var customers = random.Next(1, 20);
        double[] points = [.. Enumerable.Range(0, 2 * (customers + 1)).Select(_ => random.NextDouble())];
        var instance = new VehicleRoutingInstance(points, [0, .. Enumerable.Range(0, customers).Select(_ => random.Next(0, 10))], 9) { Waiting = seed % 2 };
        var heuristics = new double[customers + 1, customers + 1];
        var nodes = new VehicleRoutingColony(instance, heuristics).Search(new ColonyOptions { Ants = 4, Iterations = 3, Decay = 0.9 }, random);
        return VehicleRoutes.Check(instance, nodes) is not null;
    }

    [Fact]
    public void Check_RoutesThatFillVehiclesExactly_HaveTheirLength() =>
        Assert.Equal(new VehicleRoutes(14, 2, 1), VehicleRoutes.Check(Small, [0, 1, 0, 2, 3, 0, 0]));

    [Theory]
    [InlineData(0)]
    [InlineData(0, 0)]
    [InlineData(1, 0, 2, 3, 0)]
    [InlineData(0, 1, 0, 2, 3)]
    [InlineData(0, 1, 2, 0, 3, 0)]
    [InlineData(0, 1, 0, 2, 0)]
    [InlineData(0, 1, 0, 1, 0, 2, 3, 0)]
    [InlineData(0, 0, 1, 0, 2, 3, 0)]
    [InlineData(0, 1, 0, 0, 2, 3, 0)]
    [InlineData(0, 1, 0, 2, 4, 0)]
    [InlineData(0, 1, 0, 2, -3, 0)]
    public void Check_ForgedRoutes_AreRefused(params int[] nodes) => Assert.Null(VehicleRoutes.Check(Small, nodes));

    [Fact]
    public void Search_DemandAboveTheCapacity_IsRefused()
    {
        var instance = Small with { Capacity = 5 };
        Assert.Contains("Node 2 demands 6, more than the 5", Assert.Throws<ArgumentException>(() => new VehicleRoutingColony(instance, new double[4, 4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VehicleRoutes.NearestNeighbour(instance));
    }

    [Fact]
    public void Read_DepotThatIsNotTheFirstNode_BecomesNodeZero()
    {
        using var file = new TextFile(Good);
        var benchmark = VehicleRoutingFile.Read(file.Path);
        Assert.Equal([0, 4, 6], benchmark.Instance.Demands);
        Assert.Equal((5, 1, 12.5), (benchmark.Instance.Distance(0, 2), benchmark.Instance.Distance(0, 1), benchmark.BestKnown!.Value));
    }

    [Fact]
    public void Read_SolutionBeside_GivesItsCost()
    {
        using var file = new TextFile(Good);
        file.Beside("instances.sol", "Route #1: 1 2\nCost 77\n");
        Assert.Equal(77, VehicleRoutingFile.Read(file.Path).BestKnown);
        file.Beside("instances.sol", "Cost many\n");
        Assert.Contains("'Cost' must be followed by a number above 0, not 'many'", Assert.Throws<FormatException>(() => VehicleRoutingFile.Read(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CAPACITY : 10", "CAPACITY : -10", "line 6: CAPACITY must be a whole number from 1")]
    [InlineData("CAPACITY : 10", "CAPACITY : 5", "node 3 demands 6; it must be a whole number of at most the capacity, 5")]
    [InlineData("3 6\nDEPOT", "3 -6\nDEPOT", "line 14: the demand of node 3 must be a number from 0 to 1e15, not '-6'")]
    [InlineData("3 6\nDEPOT", "3 NaN\nDEPOT", "line 14: the demand of node 3")]
    [InlineData("3 6\nDEPOT", "3 1.5\nDEPOT", "node 3 demands 1.5; it must be a whole number")]
    [InlineData("3 6\nDEPOT", "DEPOT", "DEMAND_SECTION has no node 3")]
    [InlineData("2 0\n3", "2 1\n3", "the depot, node 2, must have a demand of 0, not 1")]
    [InlineData("\n2\n-1", "\n2\n3\n-1", "DEPOT_SECTION must name one node from 1 to 3")]
    [InlineData("CAPACITY : 10", "DISTANCE : 200\nCAPACITY : 10", "line 6: DISTANCE limits the length of routes, which is not supported")]
    [InlineData("EUC_2D", "GEO", "EDGE_WEIGHT_TYPE must be one of EUC_2D, not 'GEO'")]
    public void Read_BrokenFile_SaysWhatIsWrongAndWhere(string good, string bad, string message)
    {
        using var file = new TextFile(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<FormatException>(() => VehicleRoutingFile.Read(file.Path)).Message, StringComparison.Ordinal);
    }
}
