using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's offline bin packing sets are drawn number for number, and the colony finds what its own one does.</summary>
public sealed class OfflineColonyTests
{
    public static TheoryData<string> Sets => [.. OfflineBinPackingGenerator.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(
            DatasetHash.Published("bpp_offline_aco", set, "demands"),
            DatasetHash.Of(OfflineBinPackingGenerator.Draw(set).SelectMany(instance => instance.Items).Select(size => (double)size)));

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Search_TrainingSet_ReachesThePublishedMean(string view)
    {
        var instances = OfflineBinPackingGenerator.Draw("train500");
        var runs = Enumerable.Range(0, 3).Select(run => instances.Select((instance, index) =>
        {
            var bins = new BinPackingColony(instance, Heuristics(instance, view)).Search(
                new ColonyOptions { Ants = 20, Iterations = 15, Decay = 0.95 }, new SeededRandom(1, $"{index}", run));
            return (double)Packing.Check(instance, bins)!.Bins;
        }).Average());
        ColonyReference.AssertAgrees("bpp_offline_aco", view, runs);
    }

    private static double[,] Heuristics(BinPackingInstance instance, string view)
    {
        var count = instance.Items.Count;
        var heuristics = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                heuristics[i, j] = view == "black" ? 1 : instance.Items[j] / (double)instance.Items.Max();
            }
        }

        return heuristics;
    }
}
