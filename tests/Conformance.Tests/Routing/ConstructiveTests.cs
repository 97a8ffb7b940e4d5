using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's cities are drawn number for number, and the published rules build the published tours.</summary>
public sealed class ConstructiveTests
{
    private static readonly string[] Rules = ["nearest_neighbour", "seed_lookahead", "reevo_best"];

    private static readonly string[] TspLibRules = ["nearest_neighbour", "reevo_best"];

    // Without a table there is one case of each, which is skipped: a theory without any fails.
    public static TheoryData<string, string, double> Means => [.. Rows("tsp_constructive.json", "sets")
        .SelectMany(set => Rules.Select(rule => (Set: set.Key, Rule: rule, Mean: (double)set.Value!["avg"]![rule]!)))
        .DefaultIfEmpty(("all", "all", 0))
        .Select(row => new TheoryDataRow<string, string, double>(row.Item1, row.Item2, row.Item3))];

    public static TheoryData<string> Files => [.. Rows("tsplib_constructive.json", "instances").Select(row => row.Key).DefaultIfEmpty("all")];

    public static TheoryData<string> Sets => [.. new TspConstructive().InstanceSets.Where(set => set != "llm4ad50")];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(DatasetHash.Published("tsp_constructive", set), DatasetHash.Of(Drawn(set).SelectMany(instance => instance.Points)));

    [Theory]
    [MemberData(nameof(Means))]
    public void Construct_PublishedRule_BuildsToursOfThePublishedMeanLength(string set, string rule, double mean)
    {
        ReferenceFiles.Table("combinatorial", "tsp_constructive.json");
        Assert.SkipWhen(set is "test500" or "test1000" && rule != "nearest_neighbour" && Environment.GetEnvironmentVariable("EVOLLM_LONG") != "1", "This takes long; EVOLLM_LONG=1 runs it.");
        Assert.Equal(mean, Drawn(set).AsParallel().Select(instance => Length(instance, ConstructiveRules.Of(rule), 0)).Average(), mean * 1e-12);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Construct_TspLib_HasThePublishedGapsInBothConventions(string name)
    {
        ReferenceFiles.Table("combinatorial", "tsplib_constructive.json");
        var benchmark = TspLibFile.Read(ReferenceFiles.Data("cop", "tsplib", $"{name}.tsp"));
        var row = Rows("tsplib_constructive.json", "instances").Single(row => row.Key == name).Value!;
        Assert.Equal(((int)row["n"]!, (double)row["optimum"]!), (benchmark.Instance.Cities, benchmark.BestKnown!.Value));
        foreach (var rule in TspLibRules.Where(rule => row[rule] is not null && (rule == "nearest_neighbour" || benchmark.Instance.Cities < 800)))
        {
            var tours = Enumerable.Range(0, 3).Select(start => TspConstructiveProblem.Construct(benchmark.Instance.InUnitSquare(), ConstructiveRules.Of(rule), start)).ToList();
            Assert.Equal((double)row[rule]!["mean_unrounded"]!, tours.Average(tour => Tour.Check(benchmark.Instance, tour)!.Length), 1e-6);
            Assert.Equal((double)row[rule]!["mean_rounded"]!, tours.Average(tour => Rounded(benchmark.Instance, tour)), 1e-9);
        }
    }

    [Theory]
    [InlineData("eoh_test_tsp20_100.csv", 4.558474)]
    [InlineData("eoh_test_tsp50_100.csv", 7.014299)]
    [InlineData("eoh_train_tsp50_64.csv", 7.031935)]
    public void NearestNeighbour_EoHsInstances_HasItsMeanLength(string file, double mean) =>
        Assert.Equal(mean, Csv(ReferenceFiles.Data("cop", "tsp_uniform", file)).Average(instance => Tour.NearestNeighbour(instance).Length), 1e-6);

    [Theory]
    [InlineData("tsp_construct (nearest neighbour, 16x50)", 16)]
    [InlineData("EoH v0.2 tsp_construct example (nearest neighbour, 8x50, seed 2024)", 8)]
    public void NearestNeighbour_InstancesOfSeed2024_ScoresAsThePeersOwnTemplate(string row, int instances)
    {
        var score = (double)JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("combinatorial", "peer_template_scores.json")))![row]!;
        Assert.Equal(Math.Abs(score), TspGenerator.DrawForConstruction("llm4ad50").Take(instances).Average(instance => Tour.NearestNeighbour(instance).Length), 1e-9);
    }

    private static IEnumerable<TspInstance> Csv(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',')).GroupBy(fields => fields[0])
            .Select(rows => new TspInstance([.. rows.SelectMany(fields => new[] { double.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture), double.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture) })]));

    private static double Rounded(TspInstance instance, int[] tour) =>
        tour.Select((city, place) => Math.Floor(instance.Distance(city, tour[(place + 1) % tour.Length]) + 0.5)).Sum();

    private static double Length(TspInstance instance, SelectNextNode rule, int start) => Tour.Check(instance, TspConstructiveProblem.Construct(instance, rule, start))!.Length;

    private static IReadOnlyList<TspInstance> Drawn(string set) => TspGenerator.DrawForConstruction(set);

    private static JsonObject Rows(string table, string key)
    {
        var path = ReferenceFiles.Tables("combinatorial").SingleOrDefault(path => Path.GetFileName(path) == table);
        return path is null ? new JsonObject() : JsonNode.Parse(File.ReadAllText(path))![key]!.AsObject();
    }
}
