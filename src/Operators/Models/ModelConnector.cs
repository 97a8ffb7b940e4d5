using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using OpenAI;

namespace EvoLLM.Operators;

/// <summary>Builds the bare client of one model. The SDKs' own retries and timeouts are off: ours see every try.</summary>
internal static class ModelConnector
{
    // The SDKs want a key even where the endpoint wants none.
    private const string NoKey = "none";

    public static HttpClient Http(ModelEndpoint endpoint, ModelOptions options, TimeProvider time)
    {
        var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = !endpoint.Address.IsLoopback,
            AllowAutoRedirect = false,
        };
        return new HttpClient(new EndpointHandler(endpoint.Scrubber, time) { InnerHandler = sockets })
        {
            BaseAddress = endpoint.Address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public static IChatClient Connect(ModelReference model, ModelEndpoint endpoint, HttpClient http) => model.Provider switch
    {
        ModelProvider.Ollama => new CancellableOllamaClient(http, model.Name),
        ModelProvider.Azure => Azure(endpoint, Configure(new AzureOpenAIClientOptions(), http)).GetChatClient(model.Name).AsIChatClient(),
        _ => new OpenAIClient(
            Key(endpoint), Configure(new OpenAIClientOptions { Endpoint = endpoint.Address }, http)).GetChatClient(model.Name).AsIChatClient(),
    };

    private static AzureOpenAIClient Azure(ModelEndpoint endpoint, AzureOpenAIClientOptions options) => endpoint.Credential is { } credential
        ? new AzureOpenAIClient(endpoint.Address, credential, options)
        : new AzureOpenAIClient(endpoint.Address, Key(endpoint), options);

    private static ApiKeyCredential Key(ModelEndpoint endpoint) => new(endpoint.Key ?? NoKey);

    private static T Configure<T>(T options, HttpClient http)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }
}
