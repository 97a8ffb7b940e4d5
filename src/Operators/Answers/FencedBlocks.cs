namespace EvoLLM.Operators;

/// <summary>Finds the fenced blocks of a Markdown text in one pass over its lines.</summary>
internal static class FencedBlocks
{
    private const int MinFence = 3;

    public static IReadOnlyList<CodeBlock> Find(string text)
    {
        var blocks = new List<CodeBlock>();
        (char Mark, int Length, string Language, int Fence, int Begin)? open = null;
        var position = 0;
        while (position < text.Length)
        {
            var end = text.IndexOf('\n', position);
            var next = end < 0 ? text.Length : end + 1;
            var line = text.AsSpan(position, next - position).Trim();
            var fence = FenceLength(line);
            if (open is null && fence > 0 && IsOpening(line, fence))
            {
                open = (line[0], fence, Language(line[fence..]), position, next);
            }
            else if (open is { } block && fence >= block.Length && line[0] == block.Mark && line.Length == fence)
            {
                blocks.Add(new CodeBlock(block.Language, text[block.Begin..position], Closed: true) { Begin = block.Fence, End = next });
                open = null;
            }

            position = next;
        }

        if (open is { } last)
        {
            blocks.Add(new CodeBlock(last.Language, text[last.Begin..], Closed: false) { Begin = last.Fence, End = text.Length });
        }

        return blocks;
    }

    private static int FenceLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is not ('`' or '~'))
        {
            return 0;
        }

        var other = line.IndexOfAnyExcept(line[0]);
        var length = other < 0 ? line.Length : other;
        return length >= MinFence ? length : 0;
    }

    private static bool IsOpening(ReadOnlySpan<char> line, int fence) => line[0] == '~' || !line[fence..].Contains('`');

    private static string Language(ReadOnlySpan<char> info)
    {
        var word = info.Trim();
        var end = word.IndexOfAny(" \t{");
        return (end < 0 ? word : word[..end]).ToString().ToLowerInvariant();
    }
}
