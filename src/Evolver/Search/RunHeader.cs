namespace EvoLLM.Evolver;

/// <summary>What a run was started with: the first thing in its store, and all that a resume needs.</summary>
public sealed record RunHeader
{
    /// <summary>The version of the store's format that runs are begun with.</summary>
    public const int CurrentFormat = 3;

    /// <summary>The oldest version of the store's format that can be read, and gone on with.</summary>
    public const int OldestFormat = 2;

    /// <summary>The first format in which a text that is in the journal already is referred to.</summary>
    internal const int TextsOnceFormat = 3;

    /// <summary>The version of the store's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of EvoLLM that began the run.</summary>
    public required string Version { get; init; }

    /// <summary>When the run began, UTC. Not part of a canonical export.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What is asked.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The folder of a problem of the user's own, absolute; <see langword="null"/> for one that ships. Not part of a canonical export.</summary>
    public string? ProblemFolder { get; init; }

    /// <summary>A hash of the code that judges, for a problem of the user's own; <see langword="null"/> for one that ships.</summary>
    public string? ProblemHash { get; init; }

    /// <summary>The method of runs that say nothing of one.</summary>
    public const string UsualMethod = "map-elites";

    /// <summary>The method, by its name.</summary>
    public string Method { get; init; } = UsualMethod;

    /// <summary>What the user set of the method's options; empty for the method's own defaults.</summary>
    public IReadOnlyDictionary<string, string> MethodSettings { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The models, as the user wrote them; <c>offline</c> alone where no language model is in play.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>
    /// The recorded run, by name or path as the user wrote it, that holds the answers of the <see cref="Models"/>;
    /// <see langword="null"/> where they are asked themselves.
    /// </summary>
    public string? AnswersFrom { get; init; }

    /// <summary>The models of operators that have one of their own, as the user wrote them, by the operators' names; <see langword="null"/> where none has.</summary>
    public IReadOnlyDictionary<string, string>? ModelsFor { get; init; }

    /// <summary>The model that is asked in the place of <see cref="Models"/> when the method has run its course and is run again, as the user wrote it; <see langword="null"/> where it is not.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>The models' sampling temperature; <see langword="null"/> where each prompt says its own.</summary>
    public double? Temperature { get; init; }

    /// <summary>The models' nucleus sampling, above 0 to 1; <see langword="null"/> where each endpoint decides.</summary>
    public double? TopP { get; init; }

    /// <summary>The longest answer, in tokens; <see langword="null"/> for the usual limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The longest prompt, in tokens by estimate; <see langword="null"/> for the usual limit.</summary>
    public int? MaxPromptTokens { get; init; }

    /// <summary>Answers end before the first of these; <see langword="null"/> where there is none.</summary>
    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>How much the models are to think, e.g. <c>low</c>; <see langword="null"/> where each endpoint decides.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>The folder of the user's own prompts, absolute; <see langword="null"/> where there is none. Not part of a canonical export.</summary>
    public string? PromptsFolder { get; init; }

    /// <summary>The prompts that the user gave as texts, by name; <see langword="null"/> where there are none.</summary>
    public IReadOnlyDictionary<string, string>? PromptTexts { get; init; }

    /// <summary>SHA-256 of each prompt in use by its name, in hex; empty where no language model is in play.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new SortedDictionary<string, string>();

    /// <summary>What decides the course of the search.</summary>
    public required SearchOptions Options { get; init; }

    /// <summary>How candidates were kept from doing harm, and what the platform could not enforce, a line each. Not part of a canonical export.</summary>
    public IReadOnlyList<string> Isolation { get; init; } = [];
}
