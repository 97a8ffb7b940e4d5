namespace EvoLLM.Cli;

/// <summary>Two texts beside each other: the lines in which they differ, with a little around them.</summary>
internal static class LineDiff
{
    private const int Around = 2;
    private const int Most = 20;

    /// <summary>The lines that are only in the first text behind <c>-</c>, those only in the second behind <c>+</c>.</summary>
    /// <param name="first">A text; <see langword="null"/> where there is none.</param>
    /// <param name="second">Another.</param>
    public static IEnumerable<string> Of(string? first, string? second)
    {
        var (then, now) = (Lines(first), Lines(second));
        var same = then.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var shorter = Math.Min(then.Length, now.Length) - same;
        var sameEnd = then.Reverse().Zip(now.Reverse()).Take(shorter).TakeWhile(pair => pair.First == pair.Second).Count();
        return
        [
            .. then[Math.Max(0, same - Around)..same].Select(line => "  " + line),
            .. Cut(then[same..^sameEnd], "- "),
            .. Cut(now[same..^sameEnd], "+ "),
            .. then[^sameEnd..].Take(Around).Select(line => "  " + line),
        ];
    }

    private static string[] Lines(string? text) => text is null ? ["(nothing)"] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static IEnumerable<string> Cut(string[] lines, string sign) => lines.Length <= Most
        ? lines.Select(line => sign + line)
        : [.. lines.Take(Most).Select(line => sign + line), $"{sign}... and {lines.Length - Most} lines more"];
}
