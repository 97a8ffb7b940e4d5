using System.Text.Json;

namespace EvoLLM.Operators.Tests;

/// <summary>One question as the server received it.</summary>
public sealed record FakeRequest(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The text of the message with a role.</summary>
    public string Message(string role)
    {
        var message = Json.GetProperty("messages").EnumerateArray().First(message => message.GetProperty("role").GetString() == role);
        var content = message.GetProperty("content");
        return content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}
