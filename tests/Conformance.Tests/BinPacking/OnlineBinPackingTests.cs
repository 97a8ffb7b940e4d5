using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Bins per instance and lower bounds on every set of the table whose instance file is there.</summary>
public sealed class OnlineBinPackingTests
{
    /// <summary>The sets of the table and the files that hold their instances.</summary>
    public static TheoryData<string, string> Sets => new()
    {
        { "OR1", "orlib_binpack1.txt" },
        { "OR3", "orlib_binpack3.txt" },
        { "FS_W5k", "weibull_funsearch_5k.txt" },
        { "EoH_1k", "weibull_eoh_1k.txt" },
        { "EoH_5k", "weibull_eoh_5k.txt" },
        { "EoH_100k", "weibull_eoh_100k.txt" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void FirstFitBestFitAndBounds_Set_AreExactlyThoseOfTheTable(string name, string file)
    {
        var set = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "online_bin_packing.json")))!["sets"]![name]!;
        var instances = BinPackingFile.Read(ReferenceFiles.Data("cop", "binpacking", file));
        Assert.Equal((int)set["n_instances"]!, instances.Count);
        Assert.All(instances, instance =>
            Assert.Equal(((int)set["items"]!, (int)set["capacity"]!), (instance.Items.Count, instance.Capacity)));
        Assert.Equal(Numbers(set["L1"]), instances.Select(LowerBounds.L1));
        Assert.Equal(Numbers(set["L2"]), instances.Select(LowerBounds.L2));
        Assert.Equal(Numbers(set["heuristics"]?["first_fit"]?["bins"]), instances.Select(ClassicalHeuristics.FirstFit));
        Assert.Equal(Numbers(set["heuristics"]?["best_fit"]?["bins"]), instances.Select(ClassicalHeuristics.BestFit));
    }

    private static IEnumerable<int> Numbers(JsonNode? array) => array!.AsArray().Select(value => (int)value!);
}
