using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class OrienteeringTests
{
    private static readonly OrienteeringInstance Small = new([0, 0, 3, 4, 0, 1], [0.5, 10, 1], 10);

    private const string Good =
        "TYPE : OP\nDIMENSION : 3\nCOST_LIMIT : 10\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 1\n2 0 0\n3 3 4\nNODE_SCORE_SECTION\n1 1\n2 0\n3 7\nDEPOT_SECTION\n2\n-1\nEOF\n";

    [Property(MaxTest = 30)]
    public bool Search_AnyInstance_MakesATourWithinTheLimitThatCannotBeProlonged(ulong seed)
    {
        var random = new SeededRandom(seed);
        var instance = new OrienteeringInstance([.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, 15).Select(_ => random.NextDouble())], 0.1 + (2 * random.NextDouble()));
        var nodes = new OrienteeringColony(instance, new double[15, 15]).Search(new ColonyOptions { Ants = 4, Iterations = 3, Decay = 0.9 }, random);
        return OrienteeringTour.Check(instance, nodes) is not null
            && Enumerable.Range(0, 15).Except(nodes).All(node => OrienteeringTour.Check(instance, [.. nodes, node]) is null);
    }

    [Fact]
    public void Check_TourThatUsesTheLimitExactly_CollectsItsPrizesAndTheFirst() => Assert.Equal(new OrienteeringTour(10.5, 10), OrienteeringTour.Check(Small, [0, 1]));

    [Theory]
    [InlineData]
    [InlineData(1, 0)]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 2)]
    [InlineData(0, 3)]
    [InlineData(0, -1)]
    [InlineData(0, 0)]
    public void Check_ForgedTour_IsRefused(params int[] nodes) => Assert.Null(OrienteeringTour.Check(Small, nodes));

    [Fact]
    public void Read_RouteBeside_GivesWhatItCollects()
    {
        using var file = new TextFile(Good);
        file.Beside("instances.sol", "ROUTE_SCORE : 99\nNODE_SEQUENCE_SECTION\n2\n3\n-1\nEOF\n");
        var benchmark = OrienteeringFile.Read(file.Path);
        Assert.Equal((7.0, 5.0), (benchmark.BestKnown!.Value, benchmark.Instance.Distance(0, 2)));
        file.Beside("instances.sol", "NODE_SEQUENCE_SECTION\n2\n3\n3\n-1\nEOF\n");
        Assert.Contains("its route is not one of the instance beside it, or is longer than the limit", Assert.Throws<FormatException>(() => OrienteeringFile.Read(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COST_LIMIT : 10", "COST_LIMIT : -1", "line 3: COST_LIMIT must be a number above 0 and at most 1e15, not '-1'")]
    [InlineData("COST_LIMIT : 10", "COST_LIMIT : 1", "line 3: no node can be visited within the limit of 1")]
    [InlineData("3 7", "3 -7", "line 12: the score of node 3 must be a number from 0 to 1e15, not '-7'")]
    [InlineData("1 1\n2 0\n3 7", "1 0\n2 0\n3 0", "all scores are 0; there is nothing to collect")]
    [InlineData("3 7\n", "", "NODE_SCORE_SECTION has no node 3")]
    [InlineData("DEPOT_SECTION\n2\n-1\n", "", "the file ends without DEPOT_SECTION")]
    public void Read_BrokenFile_SaysWhatIsWrongAndWhere(string good, string bad, string message)
    {
        using var file = new TextFile(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<FormatException>(() => OrienteeringFile.Read(file.Path)).Message, StringComparison.Ordinal);
    }
}
