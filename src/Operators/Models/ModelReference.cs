namespace EvoLLM.Operators;

/// <summary>Names one model as a user types it, e.g. <c>ollama:qwen2.5-coder:7b</c> or <c>openai:MODEL@http://127.0.0.1:8000/v1</c>.</summary>
/// <param name="Provider">Who answers.</param>
/// <param name="Name">The model or deployment; empty for <see cref="ModelProvider.Offline"/>.</param>
/// <param name="Address">Where it answers; <see langword="null"/> where the environment or a default decides.</param>
public sealed record ModelReference(ModelProvider Provider, string Name, Uri? Address = null)
{
    private const string Forms = "write ollama:NAME[@URL], openai:MODEL[@URL], azure:DEPLOYMENT[@URL], replay:RUN or offline";

    /// <summary>The operators that need no model.</summary>
    public static ModelReference Offline { get; } = new(ModelProvider.Offline, "");

    /// <summary>Reads what a user typed.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ModelException">The text is none of the accepted forms.</exception>
    public static ModelReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Equals("offline", StringComparison.OrdinalIgnoreCase))
        {
            return Offline;
        }

        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw Bad(text, "it names no provider");
        }

        var provider = trimmed[..colon].ToUpperInvariant() switch
        {
            "OLLAMA" => ModelProvider.Ollama,
            "OPENAI" => ModelProvider.OpenAI,
            "AZURE" => ModelProvider.Azure,
            "REPLAY" => throw new ModelException($"'{text}' stands for all the models of a run; name it alone"),
            _ => throw Bad(text, $"'{trimmed[..colon]}' is not a provider"),
        };
        var (name, address) = Split(text, trimmed[(colon + 1)..]);
        return new ModelReference(provider, name, address);
    }

    /// <summary>The text that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => Provider switch
    {
        ModelProvider.Offline => "offline",
        _ => Provider.ToString().ToLowerInvariant() + ":" + Name + (Address is null ? "" : "@" + Address.AbsoluteUri.TrimEnd('/')),
    };

    private static (string Name, Uri? Address) Split(string text, string rest)
    {
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? rest : rest[..at];
        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw Bad(text, name.Length == 0 ? "it names no model" : "a model's name holds no white space");
        }

        return (name, at < 0 ? null : ReadAddress(text, rest[(at + 1)..]));
    }

    private static Uri ReadAddress(string text, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            throw Bad(text, "what follows '@' must be a URL that begins with http:// or https://");
        }

        // The reference is stored with every answer, so it must not be a place for secrets.
        return uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
            ? throw new ModelException($"The URL of the model '{uri.Host}' may hold no user, password or query; give keys in the environment")
            : uri;
    }

    private static ModelException Bad(string text, string why) => new($"'{text}' is not a model: {why}; {Forms}");
}
