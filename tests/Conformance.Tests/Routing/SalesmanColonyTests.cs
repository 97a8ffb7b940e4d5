using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's cities for colonies are drawn number for number, and the colony finds what its own one does.</summary>
public sealed class SalesmanColonyTests
{
    public static TheoryData<string> Sets => [.. new TspAco().InstanceSets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(DatasetHash.Published("tsp_aco", set), DatasetHash.Of(TspGenerator.DrawForColonies(set).SelectMany(instance => instance.Points)));

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Search_TrainingSet_ReachesThePublishedMean(string view) =>
        ColonyReference.AssertAgrees("tsp_aco", view, Enumerable.Range(0, 5).Select(run => TspGenerator.DrawForColonies("train50").Select((instance, index) =>
        {
            var distances = instance.Matrix(1);
            var tour = new SalesmanColony(distances, EdgeMatrix.Of(instance.Cities, (i, j) => view == "black" ? 1 : 1 / distances[i, j])).Search(
                new ColonyOptions { Ants = 30, Iterations = 100, Decay = 0.9 }, new SeededRandom(1, $"{index}", run));
            return Tour.Check(instance, tour)!.Length;
        }).Average()));
}
