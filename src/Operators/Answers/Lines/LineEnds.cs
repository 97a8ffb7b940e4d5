namespace EvoLLM.Operators;

/// <summary>Line ends of a program.</summary>
internal static class LineEnds
{
    /// <summary>The text with <c>\n</c> as its only line end.</summary>
    public static string Unify(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>A text with <c>\n</c> as its line end, with that of the model's first line.</summary>
    public static string Like(string model, string text)
    {
        var first = model.IndexOf('\n', StringComparison.Ordinal);
        return first > 0 && model[first - 1] == '\r' ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }
}
