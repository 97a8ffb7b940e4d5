using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Bins per instance and lower bounds on every set of the table whose instance file is there.</summary>
public sealed class OnlineBinPackingTests
{
    [Fact]
    public void FirstFitBestFitAndBounds_EverySet_AreExactlyThoseOfTheTable()
    {
        var table = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "online_bin_packing.json")))!["sets"]!.AsObject();
        var folder = ReferenceFiles.Data("cop", "binpacking");
        var files = Directory.GetFiles(folder, "*.txt").Select(BinPackingFile.Read).ToList();
        var compared = 0;
        foreach (var (name, set) in table)
        {
            var instances = files.SingleOrDefault(file => Matches(file, set!));
            if (instances is null)
            {
                continue;
            }

            compared++;
            Assert.Equal(Numbers(set!["L1"]), instances.Select(LowerBounds.L1));
            Assert.Equal(Numbers(set["L2"]), instances.Select(LowerBounds.L2));
            Assert.Equal(Numbers(set["heuristics"]?["first_fit"]?["bins"]), instances.Select(ClassicalHeuristics.FirstFit));
            Assert.Equal(Numbers(set["heuristics"]?["best_fit"]?["bins"]), instances.Select(ClassicalHeuristics.BestFit));
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {instances.Count} instances of {instances[0].Items.Count} items agree.");
        }

        Assert.SkipWhen(compared == 0, "None of the instance files belongs to a set of the table.");
    }

    /// <summary>A set of the table belongs to a file if number, length, capacity and L1 bounds of the instances agree.</summary>
    private static bool Matches(IReadOnlyList<BinPackingInstance> instances, JsonNode set) =>
        instances.Count == (int)set["n_instances"]!
        && instances[0].Items.Count == (int)set["items"]!
        && instances[0].Capacity == (int)set["capacity"]!
        && Numbers(set["L1"]).SequenceEqual(instances.Select(LowerBounds.L1));

    private static IEnumerable<int> Numbers(JsonNode? array) => array!.AsArray().Select(value => (int)value!);
}
