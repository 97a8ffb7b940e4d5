using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
/// <param name="Input">For tokens of prompts, 0 or more.</param>
/// <param name="Output">For tokens of answers, 0 or more.</param>
internal sealed record Price(decimal Input, decimal Output)
{
    public static Price Free { get; } = new(0, 0);

    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * Input) + (outputTokens * Output)) / 1_000_000;

    /// <summary>The cost of calls at this price; 0 dollars where no price is known.</summary>
    public static Cost Cost(Price? price, int calls, long inputTokens, long outputTokens) =>
        new(calls, inputTokens, outputTokens, price?.Of(inputTokens, outputTokens) ?? 0);
}
