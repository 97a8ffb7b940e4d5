using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>How models are asked.</summary>
public sealed record ModelOptions
{
    /// <summary>The sampling temperature, 0 to 2; <see langword="null"/> takes what each prompt file says.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 to 1; <see langword="null"/> leaves it to the endpoint.</summary>
    public double? TopP { get; init; }

    /// <summary>Answers end before the first of these; none by default, and most endpoints take up to four.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>How much a model is to think before it answers; <see langword="null"/> leaves it to the endpoint. Ollama is told as <c>think</c>.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>The longest answer, in tokens, 1 or more.</summary>
    public int MaxOutputTokens { get; init; } = 4096;

    /// <summary>The longest prompt, in tokens by estimate, 1 or more; a longer one is not sent.</summary>
    public int MaxPromptTokens { get; init; } = 16384;

    /// <summary>How long a connection may take to open.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first piece of an answer may take.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a begun answer may pause.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a whole answer may take.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>How often a failed call is tried again, 0 or more.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The pause before the first retry; it doubles with each, with jitter.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a retry.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause that an endpoint may ask for; where it asks for more, the run stops and can be resumed.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many calls may be under way at once, those of all models together, 1 or more.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How many calls may begin at one endpoint in any minute, each try counted, 1 or more; <see langword="null"/> for any number. Who comes too early waits.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// How many tokens the calls of one endpoint may take in any minute, 1 or more; <see langword="null"/> for any number. A call counts
    /// with the most that it may take until it is known what it took.
    /// </summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>How a question is asked, with what these options say and prompts do not.</summary>
    internal ChatOptions Complete(ChatOptions? asked)
    {
        var complete = asked?.Clone() ?? new ChatOptions();
        complete.StopSequences = Stop.Count > 0 ? [.. Stop] : complete.StopSequences;
        complete.Reasoning = ReasoningEffort is { } effort ? new ReasoningOptions { Effort = effort } : complete.Reasoning;
        return complete;
    }

    /// <summary>Says whether the options can be used.</summary>
    /// <exception cref="ModelException">A value is out of its range.</exception>
    internal void Check()
    {
        Require(Temperature is null or (>= 0 and <= 2), "the temperature must be 0 to 2");
        Require(TopP is null or (> 0 and <= 1), "top-p must be above 0 and at most 1");
        Require(Stop.All(text => text.Length > 0), "a stop sequence may not be empty");
        Require(RequestsPerMinute is null or > 0, "requests a minute must be 1 or more");
        Require(TokensPerMinute is null or > 0, "tokens a minute must be 1 or more");
        Require(MaxOutputTokens > 0 && MaxPromptTokens > 0, "token limits must be 1 or more");
        Require(Retries >= 0, "the number of retries must be 0 or more");
        Require(Concurrency > 0, "the number of concurrent calls must be 1 or more");
        TimeSpan[] times = [ConnectTimeout, FirstTokenTimeout, StallTimeout, AnswerTimeout, Backoff, MaxBackoff];
        Require(times.All(time => time > TimeSpan.Zero), "timeouts and pauses must be longer than 0");
    }

    private static void Require(bool condition, string rule)
    {
        if (!condition)
        {
            throw new ModelException($"Model options: {rule}");
        }
    }
}
