using System.Text.Json;

namespace EvoLLM.Operators.Tests;

/// <summary>How a protocol writes the parts of an answer.</summary>
internal sealed record FakeWire(string ContentType, Func<string, string> Piece, Func<FakeAnswer, string> End, Func<FakeAnswer, string> Error)
{
    /// <summary>How an error is reported once a stream has begun.</summary>
    public required string Break { get; init; }

    public static FakeWire Ollama { get; } = new(
        "application/x-ndjson",
        text => OllamaLine(text, "\"done\":false"),
        answer => OllamaLine("", $"\"done\":true,\"done_reason\":\"{answer.FinishReason}\"" + (answer.Usage ? ",\"prompt_eval_count\":11,\"eval_count\":7" : "")),
        answer => $$"""{"error":{{Quote(answer.Text)}} }""")
    {
        Break = "{\"error\":\"out of memory\"}\n",
    };

    public static FakeWire OpenAI { get; } = new(
        "text/event-stream",
        text => OpenAIEvent($$"""{"index":0,"delta":{"role":"assistant","content":{{Quote(text)}} },"finish_reason":null}""", "null"),
        answer => OpenAIEvent($$"""{"index":0,"delta":{},"finish_reason":"{{answer.FinishReason}}"}""", "null")
            + (answer.Usage ? OpenAIEvent("", """{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}""") : "")
            + "data: [DONE]\n\n",
        answer => $$"""{"error":{"message":{{Quote(answer.Text)}},"code":{{Quote(answer.Code)}},"type":"error"} }""")
    {
        Break = "data: {\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\"}}\n\n",
    };

    /// <summary>An answer of OpenAI's protocol that is not streamed.</summary>
    public static string Whole(FakeAnswer answer) =>
        $$"""{"id":"answer-1","object":"chat.completion","created":1,"model":"tiny","choices":[{"index":0,"message":{"role":"assistant","content":{{Quote(answer.Text)}} },"finish_reason":"stop"}]}""";

    private static string OllamaLine(string text, string rest) =>
        $$"""{"model":"tiny","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":{{Quote(text)}} },{{rest}} }""" + "\n";

    private static string OpenAIEvent(string choice, string usage) =>
        $$"""data: {"id":"answer-1","object":"chat.completion.chunk","created":1,"model":"tiny","choices":[{{choice}}],"usage":{{usage}} }""" + "\n\n";

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
