using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvoLLM.Operators;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class MockOpenAIProtocol : IMockProtocol
{
    public string StreamType => "text/event-stream";

    public string Garbage => "data: {\"id\":\"mock\",\"choices\":[{\"index\":0,\"del\n\n";

    public MockQuestion Read(JsonElement request) => new()
    {
        Messages = MockRequest.Messages(request),
        Model = request.Text("model") ?? "",
        Seed = request.Number("seed") ?? 0,
        MaxTokens = request.Number("max_completion_tokens") ?? request.Number("max_tokens"),
        Stop = request.Texts("stop"),
        Stream = request.Truth("stream") ?? false,
        StreamUsage = request.Find("stream_options", JsonValueKind.Object)?.Truth("include_usage") ?? false,
    };

    public string Piece(MockQuestion question, string text) =>
        Event(Chunk(question, Choice("delta", new JsonObject { ["role"] = "assistant", ["content"] = text }, null)));

    public string End(MockQuestion question, MockAnswer answer)
    {
        var usage = Chunk(question);
        usage["usage"] = Usage(answer);
        return Event(Chunk(question, Choice("delta", [], answer.FinishReason))) + (question.StreamUsage ? Event(usage) : "") + "data: [DONE]\n\n";
    }

    public string Whole(MockQuestion question, MockAnswer answer)
    {
        var node = Head(question, "chat.completion", Choice("message", new JsonObject { ["role"] = "assistant", ["content"] = answer.Text }, answer.FinishReason));
        node["usage"] = Usage(answer);
        return node.ToJsonString();
    }

    public string Error(string message) =>
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "mock_error", ["code"] = null } }.ToJsonString();

    private static JsonObject Chunk(MockQuestion question, params JsonNode[] choices) => Head(question, "chat.completion.chunk", choices);

    // Neither a clock nor a counter: the same question gets the same bytes.
    private static JsonObject Head(MockQuestion question, string kind, params JsonNode[] choices) => new()
    {
        ["id"] = "chatcmpl-mock",
        ["object"] = kind,
        ["created"] = 1,
        ["model"] = question.Model,
        ["choices"] = new JsonArray(choices),
    };

    private static JsonObject Choice(string name, JsonObject content, string? finishReason) =>
        new() { ["index"] = 0, [name] = content, ["finish_reason"] = finishReason };

    private static JsonObject Usage(MockAnswer answer) => new()
    {
        ["prompt_tokens"] = answer.PromptTokens,
        ["completion_tokens"] = answer.AnswerTokens,
        ["total_tokens"] = answer.PromptTokens + answer.AnswerTokens,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = answer.CachedTokens },
    };

    private static string Event(JsonObject node) => $"data: {node.ToJsonString()}\n\n";
}
