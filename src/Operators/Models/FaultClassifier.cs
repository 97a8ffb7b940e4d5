using System.Net.Sockets;
using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Decides what a failed try of one model means: try again, give up this question, or give up the run.</summary>
internal sealed class FaultClassifier(ModelReference model, ModelEndpoint endpoint, TimeSpan maxRetryAfter)
{
    private static readonly string[] PromptFaults = ["context_length", "context length", "content_filter", "content management policy"];

    private string KeyName => model.Provider == ModelProvider.Azure ? "AZURE_OPENAI_API_KEY" : "OPENAI_API_KEY";

    private string Where => model.Address is null ? $"{model} at {endpoint}" : model.ToString();

    public Fault Classify(Exception exception)
    {
        // Nobody cancelled, and the answer's own deadlines speak otherwise: it is the connection that was not made.
        if (exception is OperationCanceledException)
        {
            return Nobody("the connection did not open in time");
        }

        return Causes(exception).Select(Known).FirstOrDefault(fault => fault is not null)
            ?? Unreadable($" ({exception.GetType().Name})");
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private Fault? Known(Exception cause) => cause switch
    {
        EndpointException refusal => Refused(refusal),
        AnswerException answer => new Fault($"{Where}: {answer.Message}") { Retry = answer.Retry, Fatal = answer.Fatal },
        HttpRequestException request => Unreached(request),
        SocketException or IOException => new Fault($"{Where}: the connection broke during the answer") { Retry = true },
        JsonException => Unreadable(""),
        _ => null,
    };

    /// <summary>The SDKs throw whatever their parsers do at JSON of another shape than they expect.</summary>
    private Fault Unreadable(string how) => new($"{Where}: the answer is not in the protocol of {model.Provider}{how}") { Retry = true };

    private Fault? Unreached(HttpRequestException request) => request.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Nobody($"the host '{endpoint.Address.Host}' is unknown") with { Retry = false },
        HttpRequestError.SecureConnectionError => Nobody("no secure connection can be made") with { Retry = false },
        HttpRequestError.ConnectionError => Nobody("nobody listens there"),
        _ => new Fault($"{Where}: the connection broke") { Retry = true },
    };

    private Fault Nobody(string what) => new($"{Where}: {what}; {StartHint()}") { Retry = true, Fatal = true, Reached = false, Billed = false };

    private string StartHint() => model.Provider switch
    {
        ModelProvider.Ollama => "start it with 'ollama serve', or set OLLAMA_HOST",
        ModelProvider.Azure => "check AZURE_OPENAI_ENDPOINT and the network",
        _ => "check the URL (OPENAI_BASE_URL) and the network",
    };

    private Fault Refused(EndpointException refusal) => Meaning(refusal) with { Billed = IsBilled(refusal.Status) };

    private Fault Meaning(EndpointException refusal)
    {
        var said = refusal.Message.Length == 0 ? $"{refusal.Status}" : $"{refusal.Status}: {refusal.Message}";
        return refusal.Status switch
        {
            429 when refusal.Message.Contains("insufficient_quota", StringComparison.Ordinal) => Final($"the quota is used up ({said}); check plan and billing"),
            429 => Wait(refusal, $"too many requests ({said})"),
            408 or >= 500 => Wait(refusal, $"the endpoint failed ({said})"),
            >= 300 and < 400 => Final($"the endpoint redirects ({said}); name the URL that it redirects to"),
            413 => new Fault($"{Where}: the prompt is too long ({said})"),
            >= 400 when PromptFaults.Any(word => refusal.Message.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                new Fault($"{Where}: the prompt was refused ({said})"),
            401 or 403 => Final($"the {(endpoint.Credential is null ? "key" : "identity")} was refused ({said}); {KeyHint()}"),
            404 => Final($"no such model there ({said}); {ModelHint()}"),
            _ => Final($"the request was refused ({said})"),
        };
    }

    /// <summary>A refusal costs nothing; an endpoint that fails (408, 5xx) may have asked the model before it did.</summary>
    private static bool IsBilled(int status) => status is 408 or >= 500;

    private Fault Wait(EndpointException refusal, string what) => refusal.RetryAfter > maxRetryAfter
        ? Final($"{what} and asks to wait {refusal.RetryAfter.Value.TotalSeconds:F0} s; resume the run later")
        : new Fault($"{Where}: {what}") { Retry = true, RetryAfter = refusal.RetryAfter };

    private Fault Final(string what) => new($"{Where}: {what}") { Fatal = true };

    private string KeyHint() => (model.Provider, endpoint.Key) switch
    {
        (ModelProvider.Ollama, _) => "check what stands before the server",
        _ when endpoint.Credential is not null => $"it needs the role 'Cognitive Services OpenAI User' there; or set {KeyName}",
        (_, null) => $"set {KeyName}",
        _ => $"check {KeyName}",
    };

    private string ModelHint() => model.Provider switch
    {
        ModelProvider.Ollama => $"run: ollama pull {model.Name}",
        ModelProvider.Azure => $"check the deployment's name '{model.Name}' and AZURE_OPENAI_ENDPOINT",
        _ => $"check the model's name '{model.Name}' and the URL (does it end in /v1?)",
    };
}
