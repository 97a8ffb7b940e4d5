using System.Text.Json.Nodes;

namespace EvoLLM.Operators;

/// <summary>What a mock model's server says of itself, in both protocols.</summary>
internal static class MockCatalog
{
    private const string Name = "mock";

    /// <summary>The reply to a request that asks no question; <see langword="null"/> where there is none.</summary>
    public static string? Find(string method, string path) => (method, path) switch
    {
        ("GET" or "HEAD", "") => "Ollama is running (a mock model of EvoLLM)",
        ("GET", "/v1/models") => new JsonObject { ["object"] = "list", ["data"] = new JsonArray(OpenAI(Name)) }.ToJsonString(),
        ("GET", _) when path.StartsWith("/v1/models/", StringComparison.Ordinal) => OpenAI(path["/v1/models/".Length..]).ToJsonString(),
        ("GET", "/api/tags") => new JsonObject { ["models"] = new JsonArray(Ollama()) }.ToJsonString(),
        ("GET", "/api/version") => new JsonObject { ["version"] = "0.0.0-mock" }.ToJsonString(),
        ("POST", "/api/show") => new JsonObject { ["details"] = Details(), ["model_info"] = new JsonObject(), ["capabilities"] = new JsonArray("completion") }.ToJsonString(),
        _ => null,
    };

    private static JsonObject OpenAI(string name) => new() { ["id"] = name, ["object"] = "model", ["created"] = 1, ["owned_by"] = "evollm" };

    private static JsonObject Ollama() => new()
    {
        ["name"] = Name,
        ["model"] = Name,
        ["modified_at"] = MockOllamaProtocol.Time,
        ["size"] = 0,
        ["digest"] = "",
        ["details"] = Details(),
    };

    private static JsonObject Details() => new() { ["format"] = "none", ["family"] = Name, ["parameter_size"] = "0", ["quantization_level"] = "none" };
}
