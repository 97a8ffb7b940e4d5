namespace EvoLLM.Operators;

/// <summary>What a mock model says.</summary>
/// <param name="Text">The answer.</param>
/// <param name="IsCut">Whether it ended at the longest length.</param>
internal sealed record MockAnswer(string Text, bool IsCut)
{
    /// <summary>Tokens of the prompt.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Those of them that stood in the provider's cache: the system message's.</summary>
    public required long CachedTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long AnswerTokens => TokenEstimate.Of(Text);

    /// <summary>Why it ended, in the words of both protocols.</summary>
    public string FinishReason => IsCut ? "length" : "stop";

    /// <summary>The answer to a question, within the limits that the question sets.</summary>
    public static MockAnswer To(MockQuestion question, string text, bool isCut)
    {
        foreach (var stop in question.Stop.Where(stop => stop.Length > 0))
        {
            var end = text.IndexOf(stop, StringComparison.Ordinal);
            (text, isCut) = end < 0 ? (text, isCut) : (text[..end], false);
        }

        var longest = question.MaxTokens * TokenEstimate.CharactersPerToken;
        return new MockAnswer(text.Length > longest ? text[..(int)longest] : text, isCut || text.Length > longest)
        {
            PromptTokens = question.Messages.Sum(message => TokenEstimate.Of(message.Text)),
            CachedTokens = question.Messages.Where(message => message.IsSystem).Sum(message => TokenEstimate.Of(message.Text)),
        };
    }
}
