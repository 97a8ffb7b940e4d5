using System.Text.Json;
using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>Does the steps of a sequence with an archive and compares all that the table says of each.</summary>
internal sealed class SequencePlayer(IArchive<double[]> archive, Tolerance tolerance)
{
    private static readonly string[] EntryFields = ["index", "objective", "solution", "measures", "threshold"];

    private CellArchive<double[]> Cells => (CellArchive<double[]>)archive;

    private GridPartition Grid => (GridPartition)Cells.Partition;

    public void Play(JsonNode step)
    {
        var expected = step["expect"]!;
        if (expected["error"] is not null)
        {
            var before = Snapshot();
            Assert.True(Record.Exception(() => Do(step, expected)) is ArgumentException or InvalidOperationException, step.ToJsonString());
            Assert.Equal(before, Snapshot());
            return;
        }

        Do(step, expected);
        ExpectState(expected);
    }

    /// <summary>Compares what is said of statistics, best elite and elites.</summary>
    public void ExpectState(JsonNode expected)
    {
        if (expected["stats"] is { } stats)
        {
            ExpectStatistics(stats);
        }

        if (expected["elites"] is { } elites)
        {
            var entries = archive.OrderBy(entry => entry.Cell).ToList();
            Assert.Equal(elites.AsArray().Count, entries.Count);
            Assert.All(elites.AsArray().Zip(entries), pair => ExpectEntry(pair.First!, pair.Second));
        }

        if (expected.AsObject().TryGetPropertyValue("best_elite", out var best))
        {
            Assert.Equal(best is null, archive.Best is null);
            if (best is not null)
            {
                ExpectEntry(best, archive.Best!.Value);
            }
        }
    }

    private void Do(JsonNode step, JsonNode expected)
    {
        switch ((string)step["op"]!)
        {
            case "add" when (string)step["mode"]! == "single":
                var addition = archive.Add(TableArchive.Numbers(step["solution"]), TableArchive.Number(step["objective"]), Point(step["measures"]!));
                ExpectAdditions(expected, [addition], name => new JsonArray(expected[name]!.DeepClone()));
                break;
            case "add":
                var rows = step["measures"]!.AsArray().Select(point => Point(point!)).ToList();
                var batch = archive.AddBatch(
                    step["solution"]!.AsArray().Select(TableArchive.Numbers).ToArray(),
                    TableArchive.Numbers(step["objective"]),
                    rows.SelectMany(row => row).ToArray());
                Assert.Equal(BatchSemantics.Batch, batch.Semantics);
                ExpectAdditions(expected, batch.Rows, name => expected[name]!.AsArray());
                break;
            case "clear":
                archive.Clear();
                break;
            case "retessellate":
                Cells.Retessellate(Grid.WithCells([.. TableArchive.Numbers(step["new_dims"]).Select(cells => (int)cells)]));
                break;
            case "index_of":
                var cells = step["measures"]!.AsArray().Select(point => (double)Cells.Partition.CellOf(Point(point!))).ToList();
                Assert.Equal(expected["index"]!.AsArray().Select(TableArchive.Number), cells);
                break;
            case "retrieve":
                Retrieve(step, expected);
                break;
            case "sample_elites":
                Sample(step, expected);
                break;
            case "boundaries":
                ExpectRows(expected["boundaries"]!, Enumerable.Range(0, Grid.MeasureCount).Select(Grid.Boundaries));
                break;
            case "int_to_grid_index":
                ExpectRows(expected["grid_index"]!, TableArchive.Numbers(step["index"]).Select(cell => Grid.CoordinatesOf((long)cell).Select(place => (double)place).ToArray()));
                break;
            case "grid_to_int_index":
                var numbers = step["grid_index"]!.AsArray().Select(place => (double)Grid.CellAt([.. TableArchive.Numbers(place).Select(i => (int)i)]));
                Assert.Equal(TableArchive.Numbers(expected["index"]), numbers);
                break;
            default:
                throw new NotSupportedException(step.ToJsonString());
        }
    }

    private void Retrieve(JsonNode step, JsonNode expected)
    {
        foreach (var (point, row) in step["measures"]!.AsArray().Select((point, row) => (point!, row)))
        {
            var found = archive.TryRetrieve(Point(point), out var entry);
            Assert.Equal((bool?)expected["occupied"]?[row] ?? found, found);
            if (found && expected["index"] is not null)
            {
                var fields = EntryFields.Where(name => expected[name] is not null);
                ExpectEntry(new JsonObject(fields.Select(name => KeyValuePair.Create(name, expected[name]![row]?.DeepClone()))), entry);
            }
        }
    }

    private void Sample(JsonNode step, JsonNode expected)
    {
        var (count, random) = ((int)step["n"]!, new SeededRandom(1));
        var sample = (bool)step["replace"]! ? archive.Sample(count, random) : archive.SampleDistinct(count, random);
        Assert.Equal((int)expected["count"]!, sample.Count);
        if ((int?)expected["distinct_indices"] is { } distinct)
        {
            Assert.Equal(distinct, sample.Select(entry => entry.Cell).Distinct().Count());
        }
    }

    private void ExpectAdditions(JsonNode expected, IReadOnlyList<Addition> additions, Func<string, JsonArray> rows)
    {
        ReadOnlySpan<AddStatus> statuses = [AddStatus.Rejected, AddStatus.Improved, AddStatus.New];
        if (expected["status"] is not null)
        {
            var wanted = rows("status").Select(TableArchive.Number).ToList();
            Assert.Equal(wanted.Count, additions.Count);
            for (var row = 0; row < wanted.Count; row++)
            {
                Assert.Equal(statuses[(int)wanted[row]], additions[row].Status);
            }
        }

        Compare("value", addition => addition.Value);
        Compare("novelty", addition => addition.Novelty);
        Compare("local_competition", addition => addition.LocalCompetition);

        void Compare(string name, Func<Addition, double> figure)
        {
            if (expected[name] is not null)
            {
                Assert.All(rows(name).Zip(additions), pair => tolerance.Expect(pair.First, figure(pair.Second)));
            }
        }
    }

    private void ExpectStatistics(JsonNode expected)
    {
        var statistics = archive.Statistics;
        var largest = archive.Select(entry => Math.Abs(entry.Fitness)).DefaultIfEmpty().Max();
        Assert.Equal((int)expected["num_elites"]!, statistics.Elites);
        tolerance.Expect(expected["coverage"], statistics.Coverage);
        tolerance.Expect(expected["qd_score"], statistics.QdScore, largest);
        tolerance.Expect(expected["norm_qd_score"], statistics.NormalizedQdScore, largest);
        tolerance.Expect(expected["obj_max"], statistics.BestFitness);
        tolerance.Expect(expected["obj_mean"], statistics.MeanFitness, largest);
    }

    private void ExpectEntry(JsonNode expected, ArchiveEntry<double[]> entry)
    {
        Assert.Equal((long)expected["index"]!, entry.Cell);
        Assert.Equal(TableArchive.Numbers(expected["solution"]), entry.Solution);
        tolerance.Expect(expected["objective"], entry.Fitness);
        Assert.Equal(Point(expected["measures"]!), entry.Measures);
        if (expected["threshold"] is { } threshold)
        {
            tolerance.Expect(threshold, entry.Threshold);
        }
    }

    private void ExpectRows(JsonNode expected, IEnumerable<IReadOnlyList<double>> rows)
    {
        foreach (var (wanted, row) in expected.AsArray().Zip(rows))
        {
            Assert.Equal(wanted!.AsArray().Count, row.Count);
            Assert.All(wanted.AsArray().Zip(row), pair => tolerance.Expect(pair.First, pair.Second));
        }
    }

    /// <summary>Measures, given as numbers or as names of categories.</summary>
    private double[] Point(JsonNode point) =>
        archive is CellArchive<double[]> { Partition: CategoricalPartition categories }
            ? [.. categories.MeasuresOf([.. point.AsArray().Select(name => name!.GetValueKind() == JsonValueKind.String ? (string)name! : name.ToJsonString())])]
            : TableArchive.Numbers(point);

    private string Snapshot() => JsonSerializer.Serialize(
        new { archive.Statistics, Best = archive.Best?.Solution, Elites = archive.Select(entry => new { entry.Cell, entry.Solution, entry.Fitness, Measures = entry.Measures.ToArray(), entry.Threshold }) });
}
