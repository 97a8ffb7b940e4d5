namespace EvoLLM.Evolver;

/// <summary>What an operator proposes.</summary>
public sealed record Proposal
{
    /// <summary>The program; <see langword="null"/> where there is none, which <see cref="Failure"/> explains.</summary>
    public string? Source { get; init; }

    /// <summary>What a model thought: the idea behind the program, or without a program all that was asked for; else <see langword="null"/>.</summary>
    public string? Thought { get; init; }

    /// <summary>Why there is no program.</summary>
    public Evaluation? Failure { get; init; }

    /// <summary>The answer that the proposal was read from, for a repair; it is stored with the call, not here.</summary>
    public string? Draft { get; init; }

    /// <summary>What was done, in a few words, e.g. <c>replace expression</c> or <c>repaired</c>.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the model calls of this proposal cost so far, this one included.</summary>
    public Cost Cost { get; init; }

    /// <summary>How many model calls this proposal has made so far.</summary>
    public int Calls { get; init; }
}
