namespace EvoLLM.Operators;

/// <summary>What a model said without what it thought, with <c>\n</c> as line end.</summary>
/// <param name="Text">The text; empty where there is none.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record AnswerText(string Text, string? Reason = null)
{
    /// <summary>The longest answer that is looked at, in characters.</summary>
    public const int MaxLength = AnswerReader.MaxLength;

    public static AnswerText Of(string answer)
    {
        if (answer.Length > MaxLength)
        {
            return new("", $"the answer is longer than {MaxLength} characters");
        }

        var text = LineEnds.Unify(Thoughts.Remove(answer));
        return !string.IsNullOrWhiteSpace(text)
            ? new(text)
            : new("", string.IsNullOrWhiteSpace(answer) ? "the answer is empty" : "the answer holds thoughts only");
    }
}
