using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>What model calls cost.</summary>
/// <param name="Calls">The number of calls, counting each try that reached a model.</param>
/// <param name="InputTokens">Tokens of prompts.</param>
/// <param name="OutputTokens">Tokens of answers.</param>
/// <param name="Usd">US dollars; 0 where no price is known.</param>
public readonly record struct Cost(int Calls, long InputTokens, long OutputTokens, decimal Usd)
{
    /// <summary>Those of the <see cref="InputTokens"/> that the provider took from its cache; 0 where it does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens { get; init; }

    /// <summary>How many answers were known without asking: from the cache that runs share, or from a recorded run. They cost nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int KnownAnswers { get; init; }

    /// <summary>The tokens that known answers took when a model was asked for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long SavedTokens { get; init; }

    /// <summary>The US dollars that known answers would have cost; 0 where no price is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal SavedUsd { get; init; }

    /// <summary>Prompt and answer tokens together.</summary>
    public long Tokens => InputTokens + OutputTokens;

    /// <summary>The sum of two costs.</summary>
    public static Cost operator +(Cost left, Cost right) => left.Add(right);

    /// <summary>The difference of two costs.</summary>
    public static Cost operator -(Cost left, Cost right) => left.Subtract(right);

    /// <summary>The sum of two costs.</summary>
    /// <param name="other">What to add.</param>
    public Cost Add(Cost other) => new(Calls + other.Calls, InputTokens + other.InputTokens, OutputTokens + other.OutputTokens, Usd + other.Usd)
    {
        CachedTokens = CachedTokens + other.CachedTokens,
        KnownAnswers = KnownAnswers + other.KnownAnswers,
        SavedTokens = SavedTokens + other.SavedTokens,
        SavedUsd = SavedUsd + other.SavedUsd,
    };

    /// <summary>The difference of two costs.</summary>
    /// <param name="other">What to take away.</param>
    public Cost Subtract(Cost other) => new(Calls - other.Calls, InputTokens - other.InputTokens, OutputTokens - other.OutputTokens, Usd - other.Usd)
    {
        CachedTokens = CachedTokens - other.CachedTokens,
        KnownAnswers = KnownAnswers - other.KnownAnswers,
        SavedTokens = SavedTokens - other.SavedTokens,
        SavedUsd = SavedUsd - other.SavedUsd,
    };
}
