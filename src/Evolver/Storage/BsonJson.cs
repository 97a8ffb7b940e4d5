using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteDB;

namespace EvoLLM.Evolver;

/// <summary>
/// Carries values between JSON and LiteDB's documents without LiteDB's own mapper, which trims strings, drops empty
/// ones and stores type names.
/// </summary>
internal static class BsonJson
{
    public static BsonDocument ToBson<T>(T value) => (BsonDocument)ToBson(System.Text.Json.JsonSerializer.SerializeToElement(value, JournalFormat.Json));

    public static T FromBson<T>(BsonDocument document)
    {
        // LiteDB adds its own key, which no type of ours has.
        var node = (JsonObject)ToJson(document)!;
        node.Remove("_id");
        return node.Deserialize<T>(JournalFormat.Json)!;
    }

    private static BsonValue ToBson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new BsonDocument(element.EnumerateObject().ToDictionary(property => property.Name, property => ToBson(property.Value))),
        JsonValueKind.Array => new BsonArray(element.EnumerateArray().Select(ToBson)),
        JsonValueKind.String => new BsonValue(element.GetString()),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => new BsonValue(true),
        JsonValueKind.False => new BsonValue(false),
        _ => BsonValue.Null,
    };

    private static BsonValue Number(JsonElement element)
    {
        var text = element.GetRawText();
        return text != "-0" && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new BsonValue(whole)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new BsonValue(element.GetDecimal()) : new BsonValue(element.GetDouble());
    }

    private static JsonNode? ToJson(BsonValue value) => value.Type switch
    {
        BsonType.Document => new JsonObject(value.AsDocument.Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value)))),
        BsonType.Array => new JsonArray([.. value.AsArray.Select(ToJson)]),
        BsonType.String => JsonValue.Create(value.AsString),
        BsonType.Int64 => JsonValue.Create(value.AsInt64),
        BsonType.Int32 => JsonValue.Create(value.AsInt32),
        BsonType.Decimal => JsonValue.Create(value.AsDecimal),
        BsonType.Double => JsonValue.Create(value.AsDouble),
        BsonType.Boolean => JsonValue.Create(value.AsBoolean),
        _ => null,
    };
}
