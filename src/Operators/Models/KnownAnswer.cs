using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What came of a question that need not be asked again.</summary>
/// <param name="Text">The answer; empty where there was none.</param>
/// <param name="Cost">What it costs, which is nothing, and what that saves.</param>
internal sealed record KnownAnswer(string Text, Cost Cost)
{
    /// <summary>Why there was no answer; <see langword="null"/> where there was one.</summary>
    public string? Failure { get; init; }

    /// <summary>Why the answer ended, as the endpoint said; <see langword="null"/> where it did not.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the token counts were estimated.</summary>
    public bool Estimated { get; init; }
}
