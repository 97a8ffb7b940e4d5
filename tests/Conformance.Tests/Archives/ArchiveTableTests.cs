using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>Every sequence of the tables of archives, step by step, and the CQD scores.</summary>
public sealed class ArchiveTableTests
{
    private const string Format = "qd-archive-conformance/1";

    /// <summary>The sequences by their table and name; one row that is skipped where there is no table.</summary>
    public static TheoryData<string, string> Sequences()
    {
        var sequences = new TheoryData<string, string>();
        foreach (var (path, table) in Tables())
        {
            foreach (var sequence in table["cases"]!.AsArray())
            {
                sequences.Add(Path.GetFileName(path), (string)sequence!["id"]!);
            }
        }

        if (sequences.Count == 0)
        {
            sequences.Add("qd_conformance.json", "");
        }

        return sequences;
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Archive_Sequence_DoesWhatTheTableSays(string file, string id)
    {
        var table = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("qd", file)))!;
        var sequence = table["cases"]!.AsArray().Single(sequence => (string)sequence!["id"]! == id)!;
        if (sequence["expect_construct_error"] is not null)
        {
            Assert.ThrowsAny<ArgumentException>(() => TableArchive.Create(sequence["archive"]!));
            return;
        }

        var player = new SequencePlayer(TableArchive.Create(sequence["archive"]!), Tolerance.Of(table, id));
        foreach (var step in sequence["steps"]!.AsArray())
        {
            player.Play(step!);
        }

        player.ExpectState(sequence["expect_final"]!);
    }

    [Fact]
    public void CqdScore_Example_IsThatOfTheTable()
    {
        var example = JsonNode.Parse(File.ReadAllText(ReferenceFiles.Table("qd", "qd_conformance.json")))!["cqd_score_example"]!;
        var archive = new CellArchive<int>(new GridPartition([new MeasureAxis("x", 0, 1, 100), new MeasureAxis("y", 0, 1, 100)]));
        foreach (var (measures, fitness) in example["archive_measures"]!.AsArray().Zip(example["archive_objectives"]!.AsArray()))
        {
            archive.Add(0, (double)fitness!, TableArchive.Numbers(measures));
        }

        var scores = example["target_points"]!.AsArray().Select(targets => CqdScore.Of(archive, new CqdOptions
        {
            Targets = [.. targets!.AsArray().Select(target => new Measures(TableArchive.Numbers(target)))],
            Penalties = TableArchive.Numbers(example["penalties"]),
            FitnessMinimum = (double)example["obj_min"]!,
            FitnessMaximum = (double)example["obj_max"]!,
            MaximumDistance = (double)example["dist_max"]!,
        })).ToList();
        Assert.All(scores.Zip(TableArchive.Numbers(example["scores"])), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.Equal((double)example["mean"]!, scores.Average(), 1e-9);
    }

    private static IEnumerable<(string Path, JsonNode Table)> Tables() => ReferenceFiles.Tables("qd")
        .Select(path => (path, JsonNode.Parse(File.ReadAllText(path))!))
        .Where(table => table.Item2 is JsonObject && (string?)table.Item2["format"] == Format);
}
