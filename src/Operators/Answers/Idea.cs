namespace EvoLLM.Operators;

/// <summary>Finds the idea that a model states between braces before its program.</summary>
internal static class Idea
{
    /// <summary>The text between the first braces outside code; without any, the first lines before the code; <see langword="null"/> where there is nothing.</summary>
    public static string? Find(string answer)
    {
        var text = Thoughts.Remove(answer);
        var fence = text.IndexOf("```", StringComparison.Ordinal);
        var prose = (fence >= 0 ? text[..fence] : text).Trim();
        var open = prose.IndexOf('{', StringComparison.Ordinal);
        var close = open >= 0 ? prose.IndexOf('}', open) : -1;
        var idea = (close > open ? prose[(open + 1)..close] : fence >= 0 ? prose : "").Trim();
        return idea.Length == 0 ? null : idea.Length <= AnswerReading.MaxThought ? idea : idea[..AnswerReading.MaxThought];
    }
}
