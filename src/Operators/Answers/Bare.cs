namespace EvoLLM.Operators;

/// <summary>Finds a program in an answer without fences: from the first line that begins like C# to the last closing brace.</summary>
internal static class Bare
{
    private static readonly string[] Beginnings = ["using System", "public ", "internal ", "static ", "namespace "];

    public static CodeBlock? Find(string text)
    {
        var begin = Begin(text);
        var end = text.LastIndexOf('}');
        return begin < 0 || end < begin || !text.AsSpan(begin, end - begin).Contains('{')
            ? null
            : new CodeBlock("", text[begin..(end + 1)], Closed: false);
    }

    private static int Begin(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            var line = text.AsSpan(position).TrimStart(' ');
            foreach (var beginning in Beginnings)
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return position;
                }
            }

            var end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end + 1;
        }

        return -1;
    }
}
