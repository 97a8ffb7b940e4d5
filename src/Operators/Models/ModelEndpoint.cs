using Azure.Core;

namespace EvoLLM.Operators;

/// <summary>Where a model answers and with which key. Not a record: its text must never show the key.</summary>
internal sealed class ModelEndpoint
{
    private const int OllamaPort = 11434;

    private ModelEndpoint(Uri address, string? key = null, SecretScrubber? scrubber = null)
    {
        Address = address;
        Key = key;
        Scrubber = scrubber ?? new SecretScrubber(key);
    }

    /// <summary>Where nobody listens: for models that are not asked.</summary>
    public static ModelEndpoint Nowhere { get; } = new(new Uri("http://localhost:0/"));

    public Uri Address { get; }

    public string? Key { get; }

    /// <summary>Gives the tokens that stand in for a key; <see langword="null"/> where there is a key or none is needed.</summary>
    public TokenCredential? Credential { get; private init; }

    /// <summary>Takes key and tokens out of texts.</summary>
    public SecretScrubber Scrubber { get; }

    /// <summary>Settles a model's address and key from its reference and the environment.</summary>
    /// <param name="model">The model.</param>
    /// <param name="environment">Reads a variable.</param>
    /// <param name="credential">Who asks an Azure model; <see langword="null"/> for whom key or machine say.</param>
    /// <exception cref="ModelException">Something is missing or cannot be read.</exception>
    public static ModelEndpoint Resolve(ModelReference model, Func<string, string?> environment, TokenCredential? credential = null) => model.Provider switch
    {
        ModelProvider.Ollama => new ModelEndpoint(model.Address ?? OllamaAddress(environment)),
        ModelProvider.OpenAI => OpenAI(model, environment),
        ModelProvider.Azure => Azure(model, environment, credential),
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

    private static ModelEndpoint Azure(ModelReference model, Func<string, string?> environment, TokenCredential? credential)
    {
        var address = model.Address ?? ReadUri(environment, "AZURE_OPENAI_ENDPOINT")
            ?? throw new ModelException($"'{model}' has no endpoint: set AZURE_OPENAI_ENDPOINT or write azure:{model.Name}@URL");
        var key = Read(environment, "AZURE_OPENAI_API_KEY");
        return credential is null && (key is not null || address.IsLoopback) ? new ModelEndpoint(address, key)
            : address.IsLoopback || address.Scheme == Uri.UriSchemeHttps ? Identified(address, credential)
            : throw new ModelException($"'{model}' has no key, and the token of an identity is sent over https only: set AZURE_OPENAI_API_KEY or write https://");
    }

    private static ModelEndpoint Identified(Uri address, TokenCredential? credential)
    {
        var scrubber = new SecretScrubber();
        return new ModelEndpoint(address, scrubber: scrubber) { Credential = new IdentityCredential(credential, scrubber) };
    }

    private static Uri? ReadUri(Func<string, string?> environment, string name) => Read(environment, name) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 => uri,
        _ => throw new ModelException($"{name} is not a URL; it must begin with http:// or https:// and hold no password"),
    };
}
