namespace EvoLLM.Operators;

/// <summary>Puts lines in the place of other lines, which must be in the program exactly once.</summary>
/// <param name="Search">The lines to be found.</param>
/// <param name="Replacement">The lines that come in their place; none removes them.</param>
internal sealed record SearchReplaceEdit(string[] Search, string[] Replacement) : IProgramEdit
{
    public ExtractedCode Apply(string program)
    {
        if (Search.All(string.IsNullOrWhiteSpace))
        {
            return ExtractedCode.None("its SEARCH part is empty: quote the lines that are to be replaced");
        }

        var lines = TextLines.Of(program);
        var places = new LineSearch(lines.Items).Find(Search);
        return places.Count switch
        {
            1 => new ExtractedCode(Replace(lines, places[0])),
            0 => ReplaceInLine(program, lines),
            _ => ExtractedCode.None(Ambiguous(places.Select(place => place.First(line => line >= 0) + 1).ToList())),
        };
    }

    private string Replace(TextLines lines, int[] place)
    {
        var found = Array.FindIndex(place, line => line >= 0);
        var (begin, end) = (place[found], place.Max() + 1);
        var shifted = Indentation.Shift(Replacement, Indentation.Of(Search[found]), Indentation.Of(lines.Items[begin]));
        return (lines with { Items = [.. lines.Items[..begin], .. shifted, .. lines.Items[end..]] }).ToString();
    }

    // A model may quote less than whole lines.
    private ExtractedCode ReplaceInLine(string program, TextLines lines)
    {
        var search = string.Join('\n', Search).Trim();
        var places = Occurrences.Of<char>(program, search).Where(place => IsWhole(program, place, place + search.Length)).ToList();
        return places.Count switch
        {
            1 => new ExtractedCode(string.Concat(
                program.AsSpan(0, places[0]), string.Join('\n', Replacement).Trim(), program.AsSpan(places[0] + search.Length))),
            0 => ExtractedCode.None($"its SEARCH part matches nothing: {NearestLine.Explain(Search, lines.Items)}"),
            _ => ExtractedCode.None(Ambiguous([.. places.Select(place => TextLines.Number(program, place))])),
        };
    }

    // Neither end cuts a name or a number in two.
    private static bool IsWhole(string program, int begin, int end) => !IsJoined(program, begin) && !IsJoined(program, end);

    private static bool IsJoined(string program, int position) =>
        position > 0 && position < program.Length && IsWord(program[position - 1]) && IsWord(program[position]);

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static string Ambiguous(IReadOnlyList<int> lines) => $"its SEARCH part matches {Places.Describe(lines)}: add lines around it";
}
