using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
/// <param name="Input">For tokens of prompts, 0 or more.</param>
/// <param name="Output">For tokens of answers, 0 or more.</param>
internal sealed record Price(decimal Input, decimal Output)
{
    /// <summary>For tokens of prompts that the provider took from its cache, 0 or more; <see langword="null"/> where they cost what others do.</summary>
    public decimal? Cached { get; init; }

    public static Price Free { get; } = new(0, 0);

    /// <summary>The dearest that so many tokens can be.</summary>
    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * Math.Max(Input, Cached ?? 0)) + (outputTokens * Output)) / 1_000_000;

    /// <summary>The cost of calls with its dollars at this price; 0 where no price is known.</summary>
    public static Cost Charge(Price? price, Cost tokens) => price is null ? tokens : tokens with
    {
        Usd = (((tokens.InputTokens - tokens.CachedTokens) * price.Input) + (tokens.CachedTokens * (price.Cached ?? price.Input)) + (tokens.OutputTokens * price.Output)) / 1_000_000,
    };
}
