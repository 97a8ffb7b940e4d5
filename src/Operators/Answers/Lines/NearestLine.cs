namespace EvoLLM.Operators;

/// <summary>Says why lines are not in a program: the first that is not there, and the line that looks most like it.</summary>
internal static class NearestLine
{
    private const int MaxCompared = 200;

    private const double MinLikeness = 0.4;

    public static string Explain(string[] pattern, string[] lines)
    {
        var known = lines.Select(LineSearch.WithoutSpace).ToHashSet(StringComparer.Ordinal);
        var missing = pattern.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line) && !known.Contains(LineSearch.WithoutSpace(line)));
        if (missing is null)
        {
            return "its lines are all in the program, but not one after the other";
        }

        var pairs = Pairs(missing);
        var (likeness, index) = lines.Select((line, index) => (Likeness: Likeness(pairs, Pairs(line)), index)).DefaultIfEmpty().MaxBy(entry => entry.Likeness);
        var nearest = likeness < MinLikeness ? "nothing in it looks like that" : $"nearest is line {index + 1}: {Quote.Of(lines[index])}";
        return $"{Quote.Of(missing)} is not in the program, {nearest}";
    }

    // Dice's coefficient over pairs of letters.
    private static double Likeness(HashSet<(char, char)> left, HashSet<(char, char)> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * right.Count(left.Contains) / (left.Count + right.Count);

    private static HashSet<(char, char)> Pairs(string line)
    {
        var text = LineSearch.WithoutSpace(line.Length > MaxCompared ? line[..MaxCompared] : line);
        return [.. text.Zip(text.Skip(1))];
    }
}
