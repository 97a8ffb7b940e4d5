using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Reads what both protocols have in common.</summary>
internal static class MockRequest
{
    /// <summary>The messages; texts in parts are joined.</summary>
    /// <exception cref="FormatException">There are none.</exception>
    public static IReadOnlyList<MockMessage> Messages(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty("messages", out var messages)
        && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0
            ? [.. messages.EnumerateArray().Select(Message)]
            : throw new FormatException("the request has no messages");

    /// <summary>A property, as long as it has the kind that is wanted.</summary>
    public static JsonElement? Find(this JsonElement element, string name, params ReadOnlySpan<JsonValueKind> kinds) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && kinds.Contains(value.ValueKind) ? value : null;

    public static long? Number(this JsonElement element, string name) =>
        element.Find(name, JsonValueKind.Number) is { } value && value.TryGetInt64(out var number) ? number : null;

    public static bool? Truth(this JsonElement element, string name) =>
        element.Find(name, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    public static string? Text(this JsonElement element, string name) => element.Find(name, JsonValueKind.String)?.GetString();

    /// <summary>One text, or several.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.Text(name) is { } text ? [text]
        : element.Find(name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    private static MockMessage Message(JsonElement message)
    {
        var text = message.Text("content")
            ?? string.Concat(message.Find("content", JsonValueKind.Array)?.EnumerateArray().Select(part => part.Text("text")) ?? []);
        return new MockMessage(message.Text("role") ?? "user", text.ReplaceLineEndings("\n"));
    }
}
