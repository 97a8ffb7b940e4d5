namespace EvoLLM.Operators;

/// <summary>Moves code to where it is put.</summary>
internal static class Indentation
{
    /// <summary>What a line begins with before anything is seen.</summary>
    public static string Of(string line) => line[..(line.Length - line.AsSpan().TrimStart(" \t").Length)];

    /// <summary>The lines with one indentation in the place of another. Texts over several lines keep what they say.</summary>
    public static IEnumerable<string> Shift(IEnumerable<string> lines, string from, string to) =>
        from == to || lines.Any(line => line.Contains("@\"", StringComparison.Ordinal))
            ? lines
            : lines.Select(line => line.Length > 0 && line.StartsWith(from, StringComparison.Ordinal) ? to + line[from.Length..] : line);
}
