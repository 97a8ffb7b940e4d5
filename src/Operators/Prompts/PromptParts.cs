namespace EvoLLM.Operators;

/// <summary>Cuts the body of a prompt file at its headings <c># system</c>, <c># user</c> and <c># assistant</c>.</summary>
internal static class PromptParts
{
    private static readonly string[] Roles = ["system", "user", "assistant"];

    /// <exception cref="PromptException">There is text before the first heading, or no user part.</exception>
    public static IReadOnlyList<PromptPart> Split(string path, string body)
    {
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        int[] headings = [.. Enumerable.Range(0, lines.Length).Where(line => Role(lines[line]) is not null)];
        var first = headings.Length == 0 ? lines.Length : headings[0];
        if (Array.FindIndex(lines, 0, first, line => line.Trim().Length > 0) is >= 0 and var stray)
        {
            throw new PromptException($"{path}({stray + 1},1): text stands before the first heading; begin with '# system' or '# user'");
        }

        PromptPart[] parts = [.. headings.Select((heading, index) => Part(lines, heading, index + 1 < headings.Length ? headings[index + 1] : lines.Length))];
        return parts.Any(part => part.Role == "user")
            ? parts
            : throw new PromptException($"{path}({lines.Length},1): there is no '# user' part");
    }

    private static string? Role(string line) =>
        line.StartsWith("# ", StringComparison.Ordinal) ? Array.Find(Roles, role => role == line[2..].TrimEnd()) : null;

    private static PromptPart Part(string[] lines, int heading, int end)
    {
        var begin = heading + 1;
        while (begin < end && lines[begin].Trim().Length == 0)
        {
            begin++;
        }

        return new PromptPart(Role(lines[heading])!, string.Join('\n', lines[begin..end]).TrimEnd(), begin + 1);
    }
}
