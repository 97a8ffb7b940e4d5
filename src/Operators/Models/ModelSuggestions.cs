using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Looks around for models: what a reachable Ollama has pulled, and which keys are set.</summary>
public static class ModelSuggestions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Finds what the environment offers; <c>offline</c> is always first.</summary>
    /// <param name="environment">Reads a variable.</param>
    /// <param name="time">The clock; Ollama is given two seconds.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<IReadOnlyList<ModelSuggestion>> FindAsync(
        Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return
        [
            new ModelSuggestion("offline", "built in; no language model is in play"),
            .. await OllamaAsync(environment, time, cancellationToken),
            OpenAI(environment),
            Azure(environment),
        ];
    }

    private static async Task<IEnumerable<ModelSuggestion>> OllamaAsync(
        Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = ModelEndpoint.Resolve(new ModelReference(ModelProvider.Ollama, "any"), environment);
            return await OllamaAsync(endpoint, time, cancellationToken);
        }
        catch (ModelException exception)
        {
            return [new ModelSuggestion("ollama:NAME", exception.Message)];
        }
    }

    private static async Task<IEnumerable<ModelSuggestion>> OllamaAsync(
        ModelEndpoint endpoint, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var http = ModelConnector.Http(endpoint, new ModelOptions(), time);
        using var client = new CancellableOllamaClient(http, "");
        try
        {
            ModelSuggestion[] found =
                [.. (await client.ListLocalModelsAsync(either.Token)).Select(model => new ModelSuggestion($"ollama:{model.Name}", $"pulled at {endpoint}"))];
            return found.Length > 0 ? found : [new ModelSuggestion("ollama:NAME", $"Ollama at {endpoint} has no model yet; run: ollama pull NAME")];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or IOException or OperationCanceledException or EndpointException or JsonException)
        {
            return [new ModelSuggestion("ollama:NAME", $"no Ollama answers at {endpoint}; start it with 'ollama serve', or set OLLAMA_HOST")];
        }
    }

    private static ModelSuggestion OpenAI(Func<string, string?> environment) => new(
        "openai:MODEL",
        (ModelEndpoint.Read(environment, "OPENAI_API_KEY"), ModelEndpoint.Read(environment, "OPENAI_BASE_URL")) switch
        {
            (not null, _) => "OPENAI_API_KEY is set",
            (_, not null) => "OPENAI_BASE_URL is set",
            _ => "set OPENAI_API_KEY, or name an endpoint: openai:MODEL@URL",
        });

    private static ModelSuggestion Azure(Func<string, string?> environment) => new(
        "azure:DEPLOYMENT",
        (ModelEndpoint.Read(environment, "AZURE_OPENAI_ENDPOINT"), ModelEndpoint.Read(environment, "AZURE_OPENAI_API_KEY")) switch
        {
            (not null, not null) => "AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_API_KEY are set",
            (not null, _) => "AZURE_OPENAI_ENDPOINT is set; without AZURE_OPENAI_API_KEY an identity is used, e.g. that of 'az login'",
            _ => "set AZURE_OPENAI_ENDPOINT, and AZURE_OPENAI_API_KEY or sign in with 'az login'",
        });
}
