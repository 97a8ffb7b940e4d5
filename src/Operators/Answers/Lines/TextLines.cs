namespace EvoLLM.Operators;

/// <summary>A text as its lines.</summary>
/// <param name="Items">The lines without their ends.</param>
/// <param name="Ended">Whether the last line has an end.</param>
internal sealed record TextLines(string[] Items, bool Ended)
{
    public static TextLines Of(string text)
    {
        var lines = text.Split('\n');
        var ended = lines[^1].Length == 0;
        return new(ended ? lines[..^1] : lines, ended);
    }

    /// <summary>Where each line of a text begins and ends, found one after the other, without copying the text.</summary>
    public static IEnumerable<(int Begin, int End)> Places(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            var end = text.IndexOf('\n', position);
            yield return (position, end < 0 ? text.Length : end);
            position = end < 0 ? text.Length : end + 1;
        }
    }

    /// <summary>The number of the line at a position, from 1.</summary>
    public static int Number(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    /// <summary>The line at a position without its indentation.</summary>
    public static string At(string text, int position)
    {
        var begin = text.AsSpan(0, position).LastIndexOf('\n') + 1;
        var end = text.IndexOf('\n', position);
        return text[begin..(end < 0 ? text.Length : end)].Trim();
    }

    /// <summary>The text without blank lines around it.</summary>
    public static string Trim(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(" \t\n");
        return first < 0 ? "" : text[(text.AsSpan(0, first).LastIndexOf('\n') + 1)..].TrimEnd();
    }

    public override string ToString() => string.Join('\n', Items) + (Ended && Items.Length > 0 ? "\n" : "");
}
