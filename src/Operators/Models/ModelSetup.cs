namespace EvoLLM.Operators;

/// <summary>Which models are used, and how.</summary>
public sealed record ModelSetup
{
    /// <summary>The models, one or more, none of them <see cref="ModelProvider.Offline"/>. Of several, each proposal's seed picks one.</summary>
    public required IReadOnlyList<ModelReference> Models { get; init; }

    /// <summary>Further models, which are asked by those alone who name them.</summary>
    public IReadOnlyList<ModelReference> Named { get; init; } = [];

    /// <summary>Whether no model is asked because a log has all answers: then no key and no address is needed.</summary>
    public bool Recorded { get; init; }

    /// <summary>How they are asked.</summary>
    public ModelOptions Options { get; init; } = new();

    /// <summary>
    /// Reads a variable: OLLAMA_HOST, OPENAI_API_KEY, OPENAI_BASE_URL, AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY,
    /// EVOLLM_PRICES. By default the process's own.
    /// </summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seeds the jitter of pauses between retries; it decides nothing else.</summary>
    public ulong Seed { get; init; }
}
