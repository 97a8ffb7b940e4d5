namespace EvoLLM.Operators;

/// <summary>A hunk that has its place.</summary>
/// <param name="Hunk">The hunk.</param>
/// <param name="Skipped">How many of its first lines do not count, because they are not in the program.</param>
/// <param name="Kept">How many lines after those count.</param>
/// <param name="Map">For each of them that is not put in, in order, the line of the program, or -1 for a blank one that is not there.</param>
internal sealed record PlacedHunk(DiffHunk Hunk, int Skipped, int Kept, int[] Map)
{
    public int Number { get; init; }

    /// <summary>The first line of the program that the hunk covers, from 0.</summary>
    public int Begin { get; init; } = Map.FirstOrDefault(line => line >= 0, 0);

    /// <summary>The line after the last one.</summary>
    public int End => Map.Length == 0 ? Begin : Math.Max(Begin, Map.Max() + 1);

    /// <summary>What stands there afterwards. Lines that are kept are the program's own, however the hunk writes them.</summary>
    public IReadOnlyList<string> Result(string[] lines)
    {
        var (result, cursor, next) = (new List<string>(), Begin, 0);
        var (from, to) = FirstIndentations(lines);
        foreach (var line in Hunk.Lines.Skip(Skipped).Take(Kept))
        {
            if (line.Sign == '+')
            {
                result.AddRange(Indentation.Shift([line.Text], from, to));
                continue;
            }

            if (Map[next++] is >= 0 and var place)
            {
                (from, to) = (Indentation.Of(line.Text), Indentation.Of(lines[place]));
                // Blank lines that the hunk forgot stay, whatever happens around them.
                result.AddRange(lines[cursor..(line.Sign == ' ' ? place + 1 : place)]);
                cursor = place + 1;
            }
        }

        return result;
    }

    private (string From, string To) FirstIndentations(string[] lines)
    {
        var first = Array.FindIndex(Map, line => line >= 0);
        return first < 0
            ? ("", "")
            : (Indentation.Of(Hunk.Lines.Skip(Skipped).Where(line => line.Sign != '+').ElementAt(first).Text), Indentation.Of(lines[Map[first]]));
    }
}
