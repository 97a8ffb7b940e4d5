using System.Text.Json.Nodes;

namespace EvoLLM.Conformance.Tests;

/// <summary>Mean figures of repeated runs of ReEvo's colonies on its training sets.</summary>
internal static class ColonyReference
{
    /// <summary>
    /// Asserts that the mean of our runs lies within three standard deviations of one published run of the published mean. The table has the deviation
    /// of few runs, and that of each instance: the larger estimate counts.
    /// </summary>
    public static void AssertAgrees(string problem, string view, IEnumerable<double> runs)
    {
        var row = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "aco_reference.json")))!["runs"]!.AsArray()
            .Single(row => (string)row!["problem"]! == problem && (string)row["view"]! == view)!;
        var instances = row["per_instance_sd"]!.AsArray().Select(value => (double)value!).ToList();
        var mean = (double)row["mean"]!;
        var deviation = Math.Max((double)row["sd_of_run_mean"]!, Math.Sqrt(instances.Sum(value => value * value)) / instances.Count);
        Assert.InRange(runs.Average(), mean - (3 * deviation), mean + (3 * deviation));
    }
}
