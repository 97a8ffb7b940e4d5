using System.Globalization;

namespace EvoLLM.Operators;

/// <summary>Takes a hunk's lines one after the other.</summary>
/// <param name="header">The line with @@; <see langword="null"/> where the model wrote none.</param>
internal sealed class DiffHunkReader(string? header)
{
    private readonly (int? Start, int? Count) _old = Range(header, '-');
    private readonly (int? Start, int? Count) _new = Range(header, '+');
    private readonly List<DiffLine> _lines = [];
    private int _oldLines;
    private int _newLines;
    private bool _oldUnended;
    private bool _newUnended;

    /// <summary>Whether the hunk has as many lines as its header says.</summary>
    public bool IsFull => _old.Count == _oldLines && _new.Count == _newLines;

    /// <summary>Whether the hunk has fewer lines than its header says.</summary>
    public bool IsShort => _old.Count > _oldLines && _new.Count > _newLines;

    /// <summary>Takes a line. One without a sign is taken for a line that is kept: models forget the space.</summary>
    public void Take(string line)
    {
        if (line.StartsWith('\\'))
        {
            NoteUnended();
        }
        else
        {
            Add(line is [' ' or '+' or '-', ..] ? new(line[0], line[1..]) : new(' ', line));
        }
    }

    public DiffHunk ToHunk() => new(_old.Start, WithoutBlankEnd()) { OldUnended = _oldUnended, NewUnended = _newUnended };

    private void Add(DiffLine line)
    {
        _lines.Add(line);
        _oldLines += line.Sign == '+' ? 0 : 1;
        _newLines += line.Sign == '-' ? 0 : 1;
    }

    private void NoteUnended()
    {
        var sign = _lines.Count == 0 ? ' ' : _lines[^1].Sign;
        _oldUnended |= sign != '+';
        _newUnended |= sign != '-';
    }

    // Blank lines after a diff are no part of it.
    private List<DiffLine> WithoutBlankEnd()
    {
        var last = IsFull ? _lines.Count - 1 : _lines.FindLastIndex(line => line.Sign != ' ' || line.Text.Length > 0);
        return _lines[..(last + 1)];
    }

    // "@@ -3,4 +3,5 @@", where a count of one may be left out.
    private static (int? Start, int? Count) Range(string? header, char sign)
    {
        var words = header?.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Skip(1).Take(2).FirstOrDefault(word => word.Length > 1 && word[0] == sign) is not { } word)
        {
            return default;
        }

        var comma = word.IndexOf(',', StringComparison.Ordinal);
        var start = Number(comma < 0 ? word[1..] : word[1..comma]);
        return (start, comma < 0 ? start is null ? null : 1 : Number(word[(comma + 1)..]));
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
