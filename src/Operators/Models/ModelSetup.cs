using Azure.Core;

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

    /// <summary>The answers of a recorded run, which are taken in place of asking; <see langword="null"/> where models are asked.</summary>
    public RecordedAnswers? Answers { get; init; }

    /// <summary>
    /// A folder where answers are looked for before a model is asked, and kept for other runs; <see langword="null"/> for
    /// none. Runs with the same seed share answers; another seed draws samples of its own.
    /// </summary>
    public string? Cache { get; init; }

    /// <summary>
    /// Who asks the models of Azure, in place of a key; <see langword="null"/> for AZURE_OPENAI_API_KEY or, without it, the
    /// identity that the machine or whoever is signed in on it has. Over https and loopback only.
    /// </summary>
    public TokenCredential? Credential { get; init; }

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
