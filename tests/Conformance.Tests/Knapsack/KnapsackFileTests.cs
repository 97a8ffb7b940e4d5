using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>The knapsacks of the OR-Library are read as its own description says.</summary>
public sealed class KnapsackFileTests
{
    [Theory]
    [InlineData("mknapcb1.txt", 100, "5.100-00", 24381)]
    [InlineData("mknapcb3.txt", 500, "5.500-00", 120130)]
    public void Read_ChuAndBeasley_GivesNamesSizesAndBestFeasibleValues(string file, int items, string name, double best)
    {
        var instances = KnapsackFile.Read(ReferenceFiles.Data("cop", "orlib_mkp", file));
        Assert.Equal(30, instances.Count);
        Assert.All(instances, instance => Assert.Equal((items, 5), (instance.Instance.Prizes.Length, instance.Instance.Dimensions)));
        Assert.Equal((name, best), (instances[0].Name, instances[0].BestKnown));
    }

    [Fact]
    public void Greedy_ChuAndBeasley_ComesNearTheBestFeasibleValueAndNeverAboveIt() =>
        Assert.All(KnapsackFile.Read(ReferenceFiles.Data("cop", "orlib_mkp", "mknapcb1.txt")), instance =>
            Assert.InRange(KnapsackSelection.Greedy(instance.Instance).Prize, 0.8 * instance.BestKnown!.Value, instance.BestKnown.Value));
}
