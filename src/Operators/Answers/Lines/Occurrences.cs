namespace EvoLLM.Operators;

/// <summary>Finds all places of one sequence in another one in linear time (Knuth, Morris and Pratt 1977).</summary>
internal static class Occurrences
{
    /// <summary>Where the pattern begins, also where places overlap; nowhere if it is empty.</summary>
    public static List<int> Of<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> pattern)
        where T : IEquatable<T>
    {
        var places = new List<int>();
        if (pattern.IsEmpty || pattern.Length > text.Length)
        {
            return places;
        }

        var borders = Borders(pattern);
        for (int i = 0, matched = 0; i < text.Length; i++)
        {
            matched = Extend(pattern, borders, matched, text[i]);
            if (matched == pattern.Length)
            {
                places.Add(i + 1 - matched);
                matched = borders[matched - 1];
            }
        }

        return places;
    }

    // For each prefix the length of the longest shorter one that it ends with.
    private static int[] Borders<T>(ReadOnlySpan<T> pattern)
        where T : IEquatable<T>
    {
        var borders = new int[pattern.Length];
        for (var i = 1; i < pattern.Length; i++)
        {
            borders[i] = Extend(pattern, borders, borders[i - 1], pattern[i]);
        }

        return borders;
    }

    private static int Extend<T>(ReadOnlySpan<T> pattern, int[] borders, int matched, T next)
        where T : IEquatable<T>
    {
        while (matched > 0 && !pattern[matched].Equals(next))
        {
            matched = borders[matched - 1];
        }

        return pattern[matched].Equals(next) ? matched + 1 : 0;
    }
}
