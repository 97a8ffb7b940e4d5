using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>Counts what the tries of one call cost, and says whether there is room for another.</summary>
/// <param name="price">The model's price; <see langword="null"/> where none is known.</param>
/// <param name="promptTokens">The prompt's length, by estimate.</param>
internal sealed class TryLedger(Price? price, long promptTokens)
{
    /// <summary>What the call may cost; <see langword="null"/> where nothing limits it.</summary>
    public Cost? Limit { get; init; }

    /// <summary>The longest answer of one try.</summary>
    public long MaxOutputTokens { get; init; }

    /// <summary>The most tokens that one try takes.</summary>
    public long MostTokens => promptTokens + MaxOutputTokens;

    /// <summary>What the tries so far cost.</summary>
    public Cost Spent { get; private set; }

    /// <summary>Whether some of it was estimated, because the endpoint did not report it.</summary>
    public bool Estimated { get; private set; }

    /// <summary>Whether the dearest try that there can be is still within the limit.</summary>
    public bool AllowsTry
    {
        get
        {
            var after = Spent + new Cost(1, promptTokens, MaxOutputTokens, price?.Of(promptTokens, MaxOutputTokens) ?? 0);
            return Limit is not { } limit || (after.Calls <= limit.Calls && after.Tokens <= limit.Tokens && after.Usd <= limit.Usd);
        }
    }

    /// <summary>Counts a try that brought an answer, or a part of one.</summary>
    public void Add(ChatResponse received)
    {
        var input = Reported(received.Usage?.InputTokenCount);
        var output = Reported(received.Usage?.OutputTokenCount);
        Estimated |= input is null || output is null;
        Spent += Price.Charge(price, new Cost(1, input ?? promptTokens, output ?? Estimate(received), 0)
        {
            CachedTokens = Math.Clamp(received.Usage?.CachedInputTokenCount ?? 0, 0, input ?? promptTokens),
        });
    }

    /// <summary>Counts a try that failed.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="received">What came before it did.</param>
    public void Add(Fault fault, ChatResponse received)
    {
        if (fault.Billed)
        {
            Add(received);
        }
        else if (fault.Reached)
        {
            Spent += new Cost(1, 0, 0, 0);
        }
    }

    // Thoughts are paid for like the answer.
    private static long Estimate(ChatResponse received) =>
        received.Messages.SelectMany(message => message.Contents).Sum(content => content switch
        {
            TextContent text => TokenEstimate.Of(text.Text),
            TextReasoningContent thought => TokenEstimate.Of(thought.Text ?? ""),
            _ => 0,
        });

    // An endpoint that does not count says 0.
    private static long? Reported(long? count) => count > 0 ? count : null;
}
