namespace EvoLLM.Operators;

/// <summary>Names the places that an ambiguous edit matches.</summary>
internal static class Places
{
    private const int MaxNamed = 5;

    /// <summary>How many places there are and where, e.g. <c>2 places (lines 3, 8)</c>.</summary>
    public static string Describe(IReadOnlyList<int> lines) =>
        $"{lines.Count} places (lines {string.Join(", ", lines.Take(MaxNamed))}{(lines.Count > MaxNamed ? ", ..." : "")})";
}
