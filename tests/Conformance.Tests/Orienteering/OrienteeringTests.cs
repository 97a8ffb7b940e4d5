using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's nodes are drawn number for number, the colony finds what its own one does, and OPLib is read.</summary>
public sealed class OrienteeringTests
{
    public static TheoryData<string> Sets => [.. OrienteeringGenerator.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(DatasetHash.Published("op_aco", set, "coordinates"), DatasetHash.Of(OrienteeringGenerator.Draw(set).SelectMany(instance => instance.Points)));

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Search_TrainingSet_ReachesThePublishedMean(string view) =>
        ColonyReference.AssertAgrees("op_aco", view, Enumerable.Range(0, 6).Select(run => OrienteeringGenerator.Draw("train50").Select((instance, index) =>
        {
            var heuristics = EdgeMatrix.Of(instance.Prizes.Length, (i, j) => view == "black" ? 1 : i == j ? 0 : instance.Prizes[j] / instance.Distance(i, j));
            var tour = new OrienteeringColony(instance, heuristics).Search(new ColonyOptions { Ants = 20, Iterations = 50, Decay = 0.9 }, new SeededRandom(1, $"{index}", run));
            return OrienteeringTour.Check(instance, tour)!.Prize;
        }).Average()));

    [Theory]
    [InlineData("berlin52-gen3-50.oplib", 52, 3771, 1034)]
    [InlineData("kroA200-gen3-50.oplib", 200, 14684, null)]
    [InlineData("a280-gen3-50.oplib", 280, 1290, null)]
    public void Read_OpLib_GivesSizeLimitAndWhatItsPublishedRouteCollects(string file, int nodes, double limit, int? score)
    {
        var benchmark = OrienteeringFile.Read(ReferenceFiles.Data("cop", "oplib_gen3", file));
        Assert.Equal((nodes, limit), (benchmark.Instance.Prizes.Length, benchmark.Instance.Limit));
        Assert.Equal(score ?? benchmark.BestKnown, benchmark.BestKnown);
        Assert.InRange(benchmark.BestKnown!.Value, OrienteeringTour.Greedy(benchmark.Instance).Prize, benchmark.Instance.Prizes.Sum());
    }
}
