namespace EvoLLM.Evaluators;

/// <summary>The edit distance of Levenshtein (1966): the fewest insertions, deletions and substitutions that make one sequence of another.</summary>
internal static class Levenshtein
{
    /// <summary>The distance, by the two-row form of Wagner and Fischer (1974).</summary>
    public static int Distance<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
        where T : IEquatable<T>
    {
        var previous = Enumerable.Range(0, second.Count + 1).ToArray();
        var current = new int[second.Count + 1];
        for (var i = 0; i < first.Count; i++)
        {
            current[0] = i + 1;
            for (var j = 0; j < second.Count; j++)
            {
                var substitution = previous[j] + (first[i].Equals(second[j]) ? 0 : 1);
                current[j + 1] = Math.Min(substitution, 1 + Math.Min(previous[j + 1], current[j]));
            }

            (previous, current) = (current, previous);
        }

        return previous[^1];
    }
}
