namespace EvoLLM.Operators;

/// <summary>What went wrong in one try, and what follows from it.</summary>
/// <param name="Line">What is wrong, where, and what to do.</param>
internal sealed record Fault(string Line)
{
    /// <summary>Whether another try may help.</summary>
    public bool Retry { get; init; }

    /// <summary>Whether, in the end, no further question can be answered either.</summary>
    public bool Fatal { get; init; }

    /// <summary>Whether the try reached the model.</summary>
    public bool Reached { get; init; } = true;

    /// <summary>Whether the try may be on the bill.</summary>
    public bool Billed { get; init; } = true;

    /// <summary>How long the endpoint asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
