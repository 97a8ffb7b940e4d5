namespace EvoLLM.Operators;

/// <summary>Finds where hunks belong. Models miscount lines and misremember what stands around a change.</summary>
internal sealed class HunkPlacement(string[] lines)
{
    private readonly LineSearch _search = new(lines);

    /// <summary>The one place of a hunk, or the reason why there is none or more than one.</summary>
    public (PlacedHunk? Place, string? Reason) Place(DiffHunk hunk)
    {
        if (hunk.Lines.All(line => line.Sign == '+'))
        {
            return Insertion(hunk);
        }

        // As patch does it: less and less of the outer context has to match, at last none of it.
        foreach (var fuzz in new[] { 0, 1, 2, int.MaxValue })
        {
            var (skipped, kept) = Core(hunk, fuzz);
            var old = Old(hunk, skipped, kept);
            if (fuzz > 0 && old.All(string.IsNullOrWhiteSpace))
            {
                break;
            }

            var places = _search.Find(old);
            var numbered = fuzz == 0 && places.Count > 1 ? places.FirstOrDefault(place => place[0] >= 0 && place[0] == hunk.OldStart - 1) : null;
            if (places.Count == 1 || numbered is not null)
            {
                return (new PlacedHunk(hunk, skipped, kept, numbered ?? places[0]), null);
            }

            if (places.Count > 1)
            {
                var numbers = places.Select(place => place.First(line => line >= 0) + 1).ToList();
                return (null, $"matches {Places.Describe(numbers)}: add lines around the change");
            }
        }

        return (null, $"matches nothing: {NearestLine.Explain(Old(hunk, 0, hunk.Lines.Count), lines)}");
    }

    private static (int Skipped, int Kept) Core(DiffHunk hunk, int fuzz)
    {
        var (before, after) = hunk.Context;
        var skipped = Math.Min(before, fuzz);
        return (skipped, hunk.Lines.Count - skipped - Math.Min(after, fuzz));
    }

    private static string[] Old(DiffHunk hunk, int skipped, int kept) =>
        [.. hunk.Lines.Skip(skipped).Take(kept).Where(line => line.Sign != '+').Select(line => line.Text)];

    // Only an empty program, or a line number that a diff without context gives, says where lines go that nothing is around.
    private (PlacedHunk? Place, string? Reason) Insertion(DiffHunk hunk) =>
        lines.Length == 0 || hunk.OldStart == 0
            ? (new PlacedHunk(hunk, 0, hunk.Lines.Count, []), null)
            : (null, "only puts lines in and shows none of the program's: add the lines before and after");
}
