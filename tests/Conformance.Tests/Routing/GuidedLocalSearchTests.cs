using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>Guided local search in 32-bit numbers ends at the tours of ReEvo's own code.</summary>
public sealed class GuidedLocalSearchTests
{
    public static TheoryData<string> Runs
    {
        get
        {
            var path = ReferenceFiles.Tables("combinatorial").SingleOrDefault(path => Path.GetFileName(path) == "tsp_gls.json");
            return path is null ? ["test20/seed_distance"] : [.. JsonNode.Parse(File.ReadAllText(path))!["runs"]!.AsObject().Select(row => row.Key)];
        }
    }

    public static TheoryData<string> Sets => [.. new TspGls().InstanceSets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(DatasetHash.Published("tsp_gls", set), DatasetHash.Of(TspGenerator.DrawForGuidedSearch(set).SelectMany(instance => instance.Points)));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Search_PublishedRun_FindsToursOfThePublishedLengths(string name)
    {
        var row = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "tsp_gls.json")))!["runs"]![name]!;
        var options = new GuidedLocalSearchOptions((int)row["perturbation_moves"]!, (int)row["iterations"]!);
        var (set, guide) = (name[..name.IndexOf('/', StringComparison.Ordinal)], name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var instances = TspGenerator.DrawForGuidedSearch(set).Take(Count((int)row["n"]!, set)).ToList();
        var lengths = instances.AsParallel().AsOrdered().Select(instance =>
        {
            var distances = instance.Matrix(1e-5);
            var tour = new GuidedLocalSearch(distances, guide == "reevo_best" ? ReEvo(distances) : distances).Search(options);
            return Tour.Check(instance, tour)!.Length;
        }).ToList();
        Assert.All(row["objs"]!.AsArray().Zip(lengths), pair => Assert.Equal((double)pair.First!, pair.Second, 1e-9));
        if (instances.Count == (int)row["n"]!)
        {
            Assert.Equal((double)row["mean"]!, lengths.Average(), 1e-9);
        }
    }

    /// <summary>Two of the long searches; EVOLLM_LONG=1 runs all.</summary>
    private static int Count(int instances, string set) =>
        set.EndsWith("200", StringComparison.Ordinal) && Environment.GetEnvironmentVariable("EVOLLM_LONG") != "1" ? Math.Min(2, instances) : instances;

    /// <summary>The distance over the mean of its row, plus the mean of the row's four smallest but one over its sum.</summary>
    private static double[,] ReEvo(double[,] distances)
    {
        var count = distances.GetLength(0);
        var guide = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            var row = Enumerable.Range(0, count).Select(j => distances[i, j]).ToArray();
            var near = row.Order().Skip(1).Take(4).Average() / row.Sum();
            for (var j = 0; j < count; j++)
            {
                guide[i, j] = (row[j] / row.Average()) + near;
            }
        }

        return guide;
    }
}
