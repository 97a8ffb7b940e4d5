using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvoLLM.Evolver;

/// <summary>Compares records by what an export would hold of them: nothing that is stored can be forgotten here.</summary>
internal static class Differences
{
    private const string Program = "source";

    /// <summary>The fields that differ, in the order in which they are stored, but the program first: all else follows from it.</summary>
    /// <param name="recorded">What was stored.</param>
    /// <param name="replayed">What came out now.</param>
    /// <param name="path">Where they stand in their records; empty for whole ones.</param>
    public static IReadOnlyList<FieldDifference> Between<T>(T recorded, T replayed, string path = "") =>
        [.. Between(path, JsonSerializer.SerializeToNode(recorded, JournalFormat.Json), JsonSerializer.SerializeToNode(replayed, JournalFormat.Json))
            .OrderByDescending(difference => difference.Field == Program)];

    private static IEnumerable<FieldDifference> Between(string path, JsonNode? recorded, JsonNode? replayed) => (recorded, replayed) switch
    {
        (JsonObject then, JsonObject now) => then.Concat(now).Select(property => property.Key).Distinct()
            .SelectMany(name => Between(path.Length == 0 ? name : $"{path}.{name}", then[name], now[name])),
        (JsonArray { Count: > 0 } then, JsonArray now) when then.Count == now.Count && then[0] is JsonObject =>
            then.Zip(now).SelectMany((pair, index) => Between($"{path}[{index}]", pair.First, pair.Second)),
        _ => Text(recorded) == Text(replayed) ? [] : [new FieldDifference(path, Text(recorded), Text(replayed))],
    };

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString(JournalFormat.Json);
}
