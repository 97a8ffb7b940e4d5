using System.Globalization;

namespace EvoLLM.Operators;

/// <summary>Applies the hunks of a diff, all or none. Where a hunk belongs is decided by its lines, and by its line number only among equals.</summary>
/// <param name="Hunks">The hunks.</param>
internal sealed record UnifiedDiffEdit(IReadOnlyList<DiffHunk> Hunks) : IProgramEdit
{
    public ExtractedCode Apply(string program)
    {
        var lines = TextLines.Of(program);
        var placement = new HunkPlacement(lines.Items);
        var placed = new List<PlacedHunk>();
        for (var i = 0; i < Hunks.Count; i++)
        {
            var (place, reason) = placement.Place(Hunks[i]);
            if (place is null)
            {
                return ExtractedCode.None(Hunks.Count == 1 ? $"the diff {reason}" : $"hunk {i + 1} of {Hunks.Count} {reason}");
            }

            placed.Add(place with { Number = i + 1 });
        }

        return Join(lines, [.. placed.OrderBy(place => place.Begin).ThenBy(place => place.Number)]);
    }

    private static ExtractedCode Join(TextLines lines, IReadOnlyList<PlacedHunk> placed)
    {
        var (result, cursor, ended) = (new List<string>(), 0, lines.Ended);
        foreach (var place in placed)
        {
            if (place.Begin < cursor)
            {
                return ExtractedCode.None(string.Create(CultureInfo.InvariantCulture, $"two hunks of the diff change line {cursor}"));
            }

            result.AddRange(lines.Items[cursor..place.Begin]);
            result.AddRange(place.Result(lines.Items));
            cursor = place.End;
            ended = place.Hunk.NewUnended ? false : place.Hunk.OldUnended || ended;
        }

        result.AddRange(lines.Items[cursor..]);
        return new ExtractedCode(new TextLines([.. result], ended).ToString());
    }
}
