using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Bins per instance and lower bounds on every set of the table whose instances are there or can be drawn.</summary>
public sealed class OnlineBinPackingTests
{
    private const string Llm4ad = "LLM4AD_W5k_seed2024";

    /// <summary>The sets of the table and the files that hold their instances.</summary>
    private static readonly SortedDictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["OR1"] = "orlib_binpack1.txt",
        ["OR2"] = "orlib_binpack2.txt",
        ["OR3"] = "orlib_binpack3.txt",
        ["OR4"] = "orlib_binpack4.txt",
        ["FS_W5k"] = "weibull_funsearch_5k.txt",
        ["EoH_1k"] = "weibull_eoh_1k.txt",
        ["EoH_2k"] = "weibull_eoh_2k.txt",
        ["EoH_5k"] = "weibull_eoh_5k.txt",
        ["EoH_10k"] = "weibull_eoh_10k.txt",
        ["EoH_100k"] = "weibull_eoh_100k.txt",
    };

    /// <summary>The sets of the table that can be had.</summary>
    public static TheoryData<string> Sets => [.. Rows().Select(row => row.Set).Distinct()];

    /// <summary>These with each of their heuristics.</summary>
    public static TheoryData<string, string> Replays
    {
        get
        {
            var replays = new TheoryData<string, string>();
            foreach (var (set, heuristic) in Rows())
            {
                replays.Add(set, heuristic);
            }

            return replays;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void FirstFitBestFitAndBounds_Set_AreExactlyThoseOfTheTable(string name)
    {
        var set = Table(name);
        var instances = Instances(name);
        Assert.Equal((int)set["n_instances"]!, instances.Count);
        Assert.All(instances, instance =>
            Assert.Equal(((int)set["items"]!, (int)set["capacity"]!), (instance.Items.Count, instance.Capacity)));
        Assert.Equal(Numbers(set["L1"]), instances.Select(LowerBounds.L1));
        Assert.Equal(Numbers(set["L2"]), instances.Select(LowerBounds.L2));
        Assert.Equal(Numbers(set["heuristics"]?["first_fit"]?["bins"]), instances.Select(ClassicalHeuristics.FirstFit));
        Assert.Equal(Numbers(set["heuristics"]?["best_fit"]?["bins"]), instances.Select(ClassicalHeuristics.BestFit));
    }

    [Theory]
    [MemberData(nameof(Replays))]
    public void Pack_PublishedHeuristic_UsesExactlyTheBinsOfTheTable(string name, string heuristic)
    {
        var bins = Table(name)["heuristics"]![heuristic]!["bins"];
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("EVOLLM_LONG") == "1" || (name != "EoH_100k" && (name == "FS_W5k" || !heuristic.StartsWith("eoh", StringComparison.Ordinal) || (int)Table(name)["items"]! < 2000)),
            "This takes long; EVOLLM_LONG=1 runs it.");
        Assert.Equal(Numbers(bins), Instances(name).Select(instance =>
            Packing.Check(instance, OnlinePacker.Pack(instance, PublishedRules.Named(heuristic), NanRule.Highest))!.Bins));
    }

    [Fact]
    public void BestFit_InstancesOfLlm4ad_ReachTheScoreOfItsTemplate()
    {
        var scores = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "peer_template_scores.json")))!;
        Assert.Equal((double)scores["online_bin_packing (best fit, 5x5000)"]!, -InstanceGenerator.Llm4ad(5, 5000).Average(ClassicalHeuristics.BestFit), 9);
    }

    private static IReadOnlyList<BinPackingInstance> Instances(string name) => name == Llm4ad
        ? InstanceGenerator.Llm4ad(5, 5000)
        : [.. BinPackingFile.Read(ReferenceFiles.Data("cop", "binpacking", Files[name])).Select(instance => instance.Instance)];

    private static JsonNode Table(string name) =>
        JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "online_bin_packing.json")))!["sets"]![name]!;

    /// <summary>The rows of the table; where there is none, one that is skipped.</summary>
    private static IEnumerable<(string Set, string Heuristic)> Rows()
    {
        var table = ReferenceFiles.Tables("combinatorial").SingleOrDefault(path => Path.GetFileName(path) == "online_bin_packing.json");
        return table is null
            ? [("FS_W5k", "first_fit")]
            : JsonNode.Parse(File.ReadAllText(table))!["sets"]!.AsObject()
                .Where(set => set.Key == Llm4ad || Files.ContainsKey(set.Key))
                .SelectMany(set => set.Value!["heuristics"]!.AsObject().Select(heuristic => (set.Key, heuristic.Key)));
    }

    private static IEnumerable<int> Numbers(JsonNode? array) => array!.AsArray().Select(value => (int)value!);
}
