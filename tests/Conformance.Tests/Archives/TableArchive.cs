using System.Globalization;
using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>Makes the archive that a sequence is about.</summary>
internal static class TableArchive
{
    public static IArchive<double[]> Create(JsonNode archive)
    {
        var flaw = VectorCheck.OfLength((int)archive["solution_dim"]!);
        return (string)archive["type"]! == "proximity"
            ? new NoveltyArchive<double[]>((int)archive["measure_dim"]!, Novelty(archive), flaw)
            : new CellArchive<double[]>(Partition(archive), Options(archive), flaw);
    }

    public static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(Number)];

    /// <summary>A number, or one of the words that stand for what JSON cannot write.</summary>
    public static double Number(JsonNode? value) => value!.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? (string)value! switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        }
        : (double)value;

    private static IPartition Partition(JsonNode archive) => (string)archive["type"]! switch
    {
        "grid" => GridPartition.Of(
            [.. Numbers(archive["dims"]).Select(count => (int)count)], Bounds(archive), Optional(archive["epsilon"]) ?? GridPartition.DefaultEpsilon),
        "cvt" => new CvtPartition([.. Bounds(archive).Select((bound, i) => new MeasureAxis($"m{i}", bound.Minimum, bound.Maximum, 1))], [.. archive["centroids"]!.AsArray().Select(Numbers)]),
        "categorical" => new CategoricalPartition([.. archive["categories"]!.AsArray().Select(names => names!.AsArray().Select(name => (string)name!).ToArray())]),
        var type => throw new NotSupportedException($"Archives of type '{type}'."),
    };

    private static (double Minimum, double Maximum)[] Bounds(JsonNode archive) =>
        [.. archive["ranges"]!.AsArray().Select(Numbers).Select(range => (range[0], range[1]))];

    private static ArchiveOptions Options(JsonNode archive) => new()
    {
        LearningRate = Optional(archive["learning_rate"]),
        ThresholdMinimum = Optional(archive["threshold_min"]),
        QdScoreOffset = Optional(archive["qd_score_offset"]) ?? 0,
    };

    private static NoveltyOptions Novelty(JsonNode archive) => new()
    {
        Neighbors = (int)archive["k_neighbors"]!,
        Threshold = Number(archive["novelty_threshold"]),
        LocalCompetition = (bool?)archive["local_competition"] ?? false,
        QdScoreOffset = Optional(archive["qd_score_offset"]) ?? 0,
    };

    private static double? Optional(JsonNode? value) => value is null ? null : Number(value);
}
