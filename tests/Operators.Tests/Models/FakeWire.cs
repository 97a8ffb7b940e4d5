using System.Text.Json;

namespace EvoLLM.Operators.Tests;

/// <summary>How a protocol writes the parts of an answer.</summary>
internal sealed record FakeWire(string ContentType, Func<string, string> Piece, Func<FakeAnswer, string> End, Func<FakeAnswer, string> Error)
{
    public static FakeWire Ollama { get; } = new(
        "application/x-ndjson",
        text => OllamaLine(text, "\"done\":false"),
        answer => answer.Usage ? OllamaLine("", "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":11,\"eval_count\":7") : "",
        answer => $$"""{"error":{{Quote(answer.Text)}} }""");

    public static FakeWire OpenAI { get; } = new(
        "text/event-stream",
        text => OpenAIEvent($$"""{"index":0,"delta":{"role":"assistant","content":{{Quote(text)}} },"finish_reason":null}""", "null"),
        answer => OpenAIEvent("""{"index":0,"delta":{},"finish_reason":"stop"}""", "null")
            + (answer.Usage ? OpenAIEvent("", """{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}""") : "")
            + "data: [DONE]\n\n",
        answer => $$"""{"error":{"message":{{Quote(answer.Text)}},"code":{{Quote(answer.Code)}},"type":"error"} }""");

    private static string OllamaLine(string text, string rest) =>
        $$"""{"model":"tiny","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":{{Quote(text)}} },{{rest}} }""" + "\n";

    private static string OpenAIEvent(string choice, string usage) =>
        $$"""data: {"id":"answer-1","object":"chat.completion.chunk","created":1,"model":"tiny","choices":[{{choice}}],"usage":{{usage}} }""" + "\n\n";

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
