using System.Text.Json.Nodes;

namespace EvoLLM.Conformance.Tests;

/// <summary>Mean figures of repeated runs of ReEvo's colonies on its training sets.</summary>
internal static class ColonyReference
{
    /// <summary>Asserts that the mean of our runs lies within three standard deviations of one published run of the published mean.</summary>
    public static void AssertAgrees(string problem, string view, IEnumerable<double> runs)
    {
        var row = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "aco_reference.json")))!["runs"]!.AsArray()
            .Single(row => (string)row!["problem"]! == problem && (string)row["view"]! == view)!;
        var (mean, deviation) = ((double)row["mean"]!, (double)row["sd_of_run_mean"]!);
        Assert.InRange(runs.Average(), mean - (3 * deviation), mean + (3 * deviation));
    }
}
