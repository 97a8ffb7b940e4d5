namespace EvoLLM.Operators;

/// <summary>Finds lines in a program: as they are, or else without regard to white space and blank lines.</summary>
internal sealed class LineSearch
{
    private readonly string[] _lines;
    private readonly (int Line, string Text)[] _bare;
    private readonly string[] _bareTexts;

    public LineSearch(string[] lines)
    {
        _lines = lines;
        _bare = Bare(lines);
        _bareTexts = [.. _bare.Select(entry => entry.Text)];
    }

    /// <summary>The places of a pattern: for each of its lines the line of the program, or -1 for a blank one that does not count.</summary>
    public IReadOnlyList<int[]> Find(string[] pattern)
    {
        var exact = Occurrences.Of<string>(_lines, pattern);
        if (exact.Count > 0)
        {
            return [.. exact.Select(place => Enumerable.Range(place, pattern.Length).ToArray())];
        }

        var bare = Bare(pattern);
        var places = Occurrences.Of<string>(_bareTexts, bare.Select(entry => entry.Text).ToArray());
        return [.. places.Select(place => Map(place, pattern.Length, bare))];
    }

    private int[] Map(int place, int length, (int Line, string Text)[] bare)
    {
        var map = new int[length];
        Array.Fill(map, -1);
        for (var i = 0; i < bare.Length; i++)
        {
            map[bare[i].Line] = _bare[place + i].Line;
        }

        return map;
    }

    private static (int Line, string Text)[] Bare(string[] lines) =>
        [.. lines.Select((line, index) => (index, WithoutSpace(line))).Where(entry => entry.Item2.Length > 0)];

    /// <summary>A line without any white space.</summary>
    public static string WithoutSpace(string line) => string.Concat(line.Where(character => !char.IsWhiteSpace(character)));
}
