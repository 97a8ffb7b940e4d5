using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's knapsacks are drawn number for number, and the colony finds what its own one does.</summary>
public sealed class KnapsackColonyTests
{
    public static TheoryData<string> Sets => [.. KnapsackGenerator.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set)
    {
        var instances = KnapsackGenerator.Draw(set);
        Assert.Equal(DatasetHash.Published("mkp_aco", set, "prizes"), DatasetHash.Of(instances.SelectMany(instance => instance.Prizes)));
        Assert.Equal(DatasetHash.Published("mkp_aco", set, "weights"), DatasetHash.Of(instances.SelectMany(instance => instance.Weights)));
    }

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Search_TrainingSet_ReachesThePublishedMean(string view)
    {
        var instances = KnapsackGenerator.Draw("train100");
        var runs = Enumerable.Range(0, 5).Select(run => instances.Select((instance, index) =>
        {
            var heuristics = Enumerable.Range(0, instance.Prizes.Length).Select(item => view == "black" ? 1 : instance.Prizes[item] / Sum(instance.WeightsOf(item))).ToArray();
            var items = new KnapsackColony(instance, heuristics).Search(
                new ColonyOptions { Ants = 10, Iterations = 50, Decay = 0.9 }, new SeededRandom(1, $"{index}", run));
            return KnapsackSelection.Check(instance, items)!.Prize;
        }).Average());
        ColonyReference.AssertAgrees("mkp_aco", view, runs);
    }

    private static double Sum(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }
}
