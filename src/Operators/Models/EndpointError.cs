using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Finds the endpoint's own words in the body of a refusal.</summary>
internal static class EndpointError
{
    private const int MaxLength = 240;

    /// <summary>One short line; empty where the body says nothing that a person could use.</summary>
    public static string Describe(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Line(Message(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return body.TrimStart().StartsWith('<') ? "" : Line(body);
        }
    }

    private static string Message(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString() ?? "";
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        if (element.TryGetProperty("error", out var error))
        {
            return Message(error);
        }

        var message = element.TryGetProperty("message", out var inner) ? Message(inner) : "";
        var code = element.TryGetProperty("code", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        return string.IsNullOrEmpty(code) || message.Contains(code, StringComparison.Ordinal) ? message : $"{message} [{code}]";
    }

    private static string Line(string text)
    {
        // Nor may an endpoint's words steer the terminal that shows them.
        string[] words = [.. string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        var line = string.Join(' ', words);
        return line.Length <= MaxLength ? line : line[..MaxLength] + "...";
    }
}
