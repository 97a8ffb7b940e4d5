using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What came of a question.</summary>
/// <param name="Model">Who was asked.</param>
/// <param name="Spent">The proposal so far, with the cost and the calls of this question added.</param>
/// <param name="Text">The answer; <see langword="null"/> where there was none.</param>
/// <param name="Failure">Why there was none.</param>
internal sealed record InquiryAnswer(string Model, Proposal Spent, string? Text, string Failure = "")
{
    /// <summary>About how many tokens the answer had where it was cut off; <see langword="null"/> where it came to its end.</summary>
    public long? CutAfter { get; init; }
}
