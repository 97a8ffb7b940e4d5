namespace EvoLLM.Operators;

/// <summary>Reads SEARCH/REPLACE blocks, in fences or not.</summary>
internal sealed class SearchReplaceReader
{
    private const int MinMark = 5;

    private readonly List<IProgramEdit> _edits = [];
    private List<string> _search = [];
    private List<string> _replacement = [];
    private Part _part;
    private string? _reason;

    private enum Part
    {
        None,
        Search,
        Replacement,
    }

    /// <summary>The blocks of an answer; <see langword="null"/> where there are none.</summary>
    public static EditScript? Find(string text)
    {
        var reader = new SearchReplaceReader();
        foreach (var (begin, end) in TextLines.Places(text))
        {
            reader.Take(text.AsSpan(begin, end - begin));
            if (reader._reason is not null || reader._edits.Count > EditScript.MaxEdits)
            {
                break;
            }
        }

        return reader.Finish();
    }

    private EditScript? Finish()
    {
        if (_reason is null && _part != Part.None)
        {
            Fail("was cut off: it does not end with >>>>>>> REPLACE");
        }

        return _edits.Count == 0 && _reason is null ? null : new(EditForms.SearchReplace, _edits, _reason);
    }

    private void Take(ReadOnlySpan<char> line)
    {
        switch (Mark(line))
        {
            case '<' when _part == Part.None:
                (_part, _search, _replacement) = (Part.Search, [], []);
                break;
            case '<':
                Fail("does not end with >>>>>>> REPLACE before the next one begins");
                break;
            case '=' when _part == Part.Search:
                _part = Part.Replacement;
                break;
            case '=' when _part == Part.Replacement:
                Fail("has two ======= lines");
                break;
            case '>' when _part == Part.Replacement:
                _edits.Add(new SearchReplaceEdit(WithoutFence(_search), WithoutFence(_replacement)));
                _part = Part.None;
                break;
            case '>' when _part == Part.Search:
                Fail("has no ======= line between what is searched and what replaces it");
                break;
            default:
                Keep(line);
                break;
        }
    }

    private void Keep(ReadOnlySpan<char> line)
    {
        if (_part != Part.None)
        {
            (_part == Part.Search ? _search : _replacement).Add(line.ToString());
        }
    }

    private void Fail(string what) => _reason = $"SEARCH/REPLACE block {_edits.Count + 1} {what}";

    // Seven signs and a word by the book; models count badly.
    private static char Mark(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.IsEmpty || text[0] is not ('<' or '=' or '>'))
        {
            return default;
        }

        var other = text.IndexOfAnyExcept(text[0]);
        var count = other < 0 ? text.Length : other;
        var word = text[count..].Trim();
        return count >= MinMark && (text[0] == '=' ? word.IsEmpty : word is "" or "SEARCH" or "REPLACE") ? text[0] : default;
    }

    private static string[] WithoutFence(List<string> lines)
    {
        var first = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        var last = lines.FindLastIndex(line => !string.IsNullOrWhiteSpace(line));
        return last > first && IsFence(lines[first]) && IsFence(lines[last]) ? [.. lines[(first + 1)..last]] : [.. lines];
    }

    private static bool IsFence(string line) => line.AsSpan().TrimStart().StartsWith("```", StringComparison.Ordinal);
}
