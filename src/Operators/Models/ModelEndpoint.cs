namespace EvoLLM.Operators;

/// <summary>Where a model answers and with which key. Not a record: its text must never show the key.</summary>
internal sealed class ModelEndpoint
{
    private const int OllamaPort = 11434;

    private ModelEndpoint(Uri address, string? key = null)
    {
        Address = address;
        Key = key;
    }

    /// <summary>Where nobody listens: for models that are not asked.</summary>
    public static ModelEndpoint Nowhere { get; } = new(new Uri("http://localhost:0/"));

    public Uri Address { get; }

    public string? Key { get; }

    /// <summary>Settles a model's address and key from its reference and the environment.</summary>
    /// <exception cref="ModelException">Something is missing or cannot be read.</exception>
    public static ModelEndpoint Resolve(ModelReference model, Func<string, string?> environment) => model.Provider switch
    {
        ModelProvider.Ollama => new ModelEndpoint(model.Address ?? OllamaAddress(environment)),
        ModelProvider.OpenAI => OpenAI(model, environment),
        ModelProvider.Azure => Azure(model, environment),
        _ => throw new ModelException($"'{model}' has no endpoint"),
    };

    /// <summary>Reads OLLAMA_HOST as Ollama itself does: scheme, port and host may each be missing.</summary>
    public static Uri OllamaAddress(Func<string, string?> environment)
    {
        var text = Read(environment, "OLLAMA_HOST") ?? "127.0.0.1";
        var hasScheme = text.Contains("://", StringComparison.Ordinal);
        var rest = hasScheme ? text : "http://" + (text.StartsWith(':') ? "127.0.0.1" : "") + text;
        if (!Uri.TryCreate(rest, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            throw new ModelException("OLLAMA_HOST is not an address; write HOST, HOST:PORT or http://HOST:PORT");
        }

        var builder = new UriBuilder(uri);
        if (!hasScheme && !rest.EndsWith(":80", StringComparison.Ordinal) && uri.IsDefaultPort)
        {
            builder.Port = OllamaPort;
        }

        // A server told to listen everywhere is reached at loopback.
        builder.Host = uri.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : uri.Host;
        return builder.Uri;
    }

    public override string ToString() => Address.AbsoluteUri.TrimEnd('/');

    internal static string? Read(Func<string, string?> environment, string name) =>
        environment(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static ModelEndpoint OpenAI(ModelReference model, Func<string, string?> environment)
    {
        var address = model.Address ?? ReadUri(environment, "OPENAI_BASE_URL") ?? new Uri("https://api.openai.com/v1");
        var key = Read(environment, "OPENAI_API_KEY");
        return key is null && address.Host == "api.openai.com"
            ? throw new ModelException($"'{model}' needs a key: set OPENAI_API_KEY (or name your own endpoint: openai:{model.Name}@URL)")
            : new ModelEndpoint(address, key);
    }

    private static ModelEndpoint Azure(ModelReference model, Func<string, string?> environment)
    {
        var address = model.Address ?? ReadUri(environment, "AZURE_OPENAI_ENDPOINT")
            ?? throw new ModelException($"'{model}' has no endpoint: set AZURE_OPENAI_ENDPOINT or write azure:{model.Name}@URL");
        var key = Read(environment, "AZURE_OPENAI_API_KEY");
        return key is null && !address.IsLoopback
            ? throw new ModelException($"'{model}' needs a key: set AZURE_OPENAI_API_KEY")
            : new ModelEndpoint(address, key);
    }

    private static Uri? ReadUri(Func<string, string?> environment, string name) => Read(environment, name) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 => uri,
        _ => throw new ModelException($"{name} is not a URL; it must begin with http:// or https:// and hold no password"),
    };
}
