using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvoLLM.Operators;

/// <summary>Ollama's chat. It has no word for tokens that were cached.</summary>
internal sealed class MockOllamaProtocol : IMockProtocol
{
    /// <summary>Neither clock nor counter: the same question gets the same bytes.</summary>
    public const string Time = "2026-01-01T00:00:00Z";

    public string StreamType => "application/x-ndjson";

    public string Garbage => "{\"model\":\"mock\",\"message\":{\"role\":\"assis\n";

    public MockQuestion Read(JsonElement request)
    {
        var options = request.Find("options", JsonValueKind.Object);
        return new MockQuestion
        {
            Messages = MockRequest.Messages(request),
            Model = request.Text("model") ?? "",
            Seed = options?.Number("seed") ?? 0,
            MaxTokens = options?.Number("num_predict") is > 0 and var limit ? limit : null,
            Stop = options?.Texts("stop") ?? [],
            Stream = request.Truth("stream") ?? true,
        };
    }

    public string Piece(MockQuestion question, string text) => Line(question, text).ToJsonString() + "\n";

    public string End(MockQuestion question, MockAnswer answer) => Done(question, answer, "").ToJsonString() + "\n";

    public string Whole(MockQuestion question, MockAnswer answer) => Done(question, answer, answer.Text).ToJsonString();

    public string Error(string message) => new JsonObject { ["error"] = message }.ToJsonString();

    private static JsonObject Done(MockQuestion question, MockAnswer answer, string text)
    {
        var node = Line(question, text);
        node["done"] = true;
        node["done_reason"] = answer.FinishReason;
        node["prompt_eval_count"] = answer.PromptTokens;
        node["eval_count"] = answer.AnswerTokens;
        return node;
    }

    private static JsonObject Line(MockQuestion question, string text) => new()
    {
        ["model"] = question.Model,
        ["created_at"] = Time,
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        ["done"] = false,
    };
}
