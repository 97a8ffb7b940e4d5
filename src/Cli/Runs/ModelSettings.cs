using EvoLLM.Evolver;
using EvoLLM.Operators;
using Microsoft.Extensions.AI;

namespace EvoLLM.Cli;

/// <summary>How the models are asked, as far as the user says; what is <see langword="null"/> is as <see cref="ModelOptions"/> or the prompts have it.</summary>
internal sealed record ModelSettings
{
    /// <summary>The sampling temperature, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The longest answer in tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The longest prompt in tokens.</summary>
    public int? MaxPromptTokens { get; init; }

    /// <summary>Answers end before the first of these.</summary>
    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>How much the models are to think: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>A folder of answers that runs share.</summary>
    public string? Cache { get; init; }

    /// <summary>Calls that may begin at one endpoint in a minute.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens that the calls of one endpoint may take in a minute.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>Calls under way at once.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How often a failed call is tried again.</summary>
    public int? Retries { get; init; }

    /// <summary>How long to wait for what, by the names of <see cref="ModelCallOptions.Waits"/>.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Timeouts { get; init; } = new SortedDictionary<string, TimeSpan>();

    /// <summary>The first option that the user gave; <see langword="null"/> where there is none.</summary>
    public string? FirstGiven =>
        Temperature is not null ? "--temperature"
        : TopP is not null ? "--top-p"
        : MaxOutputTokens is not null ? "--max-output-tokens"
        : MaxPromptTokens is not null ? "--max-prompt-tokens"
        : StopSequences is not null ? "--stop-at"
        : ReasoningEffort is not null ? "--reasoning-effort"
        : Cache is not null ? "--cache"
        : RequestsPerMinute is not null ? "--rpm"
        : TokensPerMinute is not null ? "--tpm"
        : Retries is not null ? "--retries"
        : Timeouts.Count > 0 ? "--timeouts"
        : null;

    /// <summary>These settings, and where they say nothing of what decides an answer, those that a run was begun with.</summary>
    public ModelSettings Completed(RunHeader header) => this with
    {
        Temperature = Temperature ?? header.Temperature,
        TopP = TopP ?? header.TopP,
        MaxOutputTokens = MaxOutputTokens ?? header.MaxOutputTokens,
        MaxPromptTokens = MaxPromptTokens ?? header.MaxPromptTokens,
        StopSequences = StopSequences ?? header.StopSequences,
        ReasoningEffort = ReasoningEffort ?? header.ReasoningEffort,
    };

    /// <summary>With what is usual where nothing is said.</summary>
    public ModelOptions ToOptions()
    {
        var usual = new ModelOptions();
        return usual with
        {
            Temperature = Temperature,
            TopP = TopP,
            MaxOutputTokens = MaxOutputTokens ?? usual.MaxOutputTokens,
            MaxPromptTokens = MaxPromptTokens ?? usual.MaxPromptTokens,
            Stop = StopSequences ?? usual.Stop,
            ReasoningEffort = ReasoningEffort is { } effort ? Enum.Parse<ReasoningEffort>(effort, ignoreCase: true) : null,
            RequestsPerMinute = RequestsPerMinute,
            TokensPerMinute = TokensPerMinute,
            Concurrency = Concurrency ?? usual.Concurrency,
            Retries = Retries ?? usual.Retries,
            ConnectTimeout = Wait("connect", usual.ConnectTimeout),
            FirstTokenTimeout = Wait("first-token", usual.FirstTokenTimeout),
            StallTimeout = Wait("stall", usual.StallTimeout),
            AnswerTimeout = Wait("answer", usual.AnswerTimeout),
        };
    }

    private TimeSpan Wait(string name, TimeSpan usual) => Timeouts.TryGetValue(name, out var time) ? time : usual;
}
