using OllamaSharp;
using OllamaSharp.Models;

namespace EvoLLM.Operators;

/// <summary>OllamaSharp reads the lines of an answer without a token; here a stalled answer can be cancelled.</summary>
internal sealed class CancellableOllamaClient(HttpClient http, string model) : OllamaApiClient(http, model)
{
    protected override async Task<HttpResponseMessage> SendToOllamaAsync(
        HttpRequestMessage requestMessage,
        OllamaRequest? ollamaRequest,
        HttpCompletionOption completionOption,
        CancellationToken cancellationToken)
    {
        var response = await base.SendToOllamaAsync(requestMessage, ollamaRequest, completionOption, cancellationToken);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        response.Content = new StreamContent(new CancellableStream(body, cancellationToken));
        return response;
    }
}
