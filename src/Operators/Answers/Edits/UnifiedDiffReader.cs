namespace EvoLLM.Operators;

/// <summary>Reads unified diffs, in fences or not, with headers or not.</summary>
/// <param name="fenced">Whether a fence says where the diff ends; otherwise the first line without a sign does.</param>
internal sealed class UnifiedDiffReader(bool fenced)
{
    private static readonly string[] Languages = ["diff", "patch", "udiff"];

    private readonly List<DiffHunk> _hunks = [];
    private DiffHunkReader? _hunk;

    /// <summary>The diff of an answer; <see langword="null"/> where there is none.</summary>
    public static EditScript? Find(string text)
    {
        var blocks = FencedBlocks.Find(text).Where(IsDiff).ToList();
        var begin = blocks.Count > 0 ? -1 : Begin(text);
        var (reader, cutOff) = (new UnifiedDiffReader(begin < 0), false);
        foreach (var block in blocks)
        {
            cutOff = reader.Read(block.Text) is { IsFull: false } && !block.Closed;
        }

        if (begin >= 0)
        {
            cutOff = reader.Read(text[begin..]) is { IsShort: true };
        }

        return reader._hunks.Count == 0 && !cutOff
            ? null
            : new(EditForms.UnifiedDiff, [new UnifiedDiffEdit(reader._hunks)], cutOff ? "the answer was cut off inside its diff" : reader.TooMany());
    }

    private string? TooMany() => _hunks.Count > EditScript.MaxEdits ? $"the diff has more than {EditScript.MaxEdits} hunks" : null;

    private static bool IsDiff(CodeBlock block) => Languages.Contains(block.Language) || (block.MayBeCSharp && Begin(block.Text) >= 0);

    // Where the first header stands.
    private static int Begin(string text)
    {
        var before = -1;
        foreach (var (begin, end) in TextLines.Places(text))
        {
            var line = text.AsSpan(begin, end - begin);
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                return begin;
            }

            if (before >= 0 && line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                return before;
            }

            before = line.StartsWith("--- ", StringComparison.Ordinal) ? begin : -1;
        }

        return -1;
    }

    /// <summary>Reads a diff up to its end; returns the hunk that stands there.</summary>
    private DiffHunkReader? Read(string text)
    {
        var lines = TextLines.Of(text).Items;
        for (var i = 0; i < lines.Length && _hunks.Count <= EditScript.MaxEdits; i++)
        {
            if (IsFileHeader(lines, i))
            {
                Close();
                i++;
            }
            else
            {
                Take(lines[i]);
            }
        }

        var last = _hunk;
        Close();
        return last;
    }

    // In a hunk these can be lines that were taken out and put in; then no hunk follows at once.
    private bool IsFileHeader(string[] lines, int index) =>
        index + 1 < lines.Length
        && lines[index].StartsWith("--- ", StringComparison.Ordinal)
        && lines[index + 1].StartsWith("+++ ", StringComparison.Ordinal)
        && (_hunk is null or { IsFull: true } || (index + 2 < lines.Length && lines[index + 2].StartsWith("@@", StringComparison.Ordinal)));

    private void Take(string line)
    {
        if (line.StartsWith("@@", StringComparison.Ordinal))
        {
            Close();
            _hunk = new DiffHunkReader(line);
        }
        else if (line.StartsWith("diff --git ", StringComparison.Ordinal) || (!fenced && !IsSigned(line)))
        {
            Close();
        }
        else if (_hunk is not null || (fenced && line.Length > 0 && IsSigned(line) && !IsHalfHeader(line)))
        {
            (_hunk ??= new DiffHunkReader(null)).Take(line);
        }
    }

    private static bool IsSigned(string line) => line is "" or [' ' or '+' or '-' or '\\', ..];

    private static bool IsHalfHeader(string line) =>
        line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal);

    private void Close()
    {
        if (_hunk?.ToHunk() is { Changes: true } hunk)
        {
            _hunks.Add(hunk);
        }

        _hunk = null;
    }
}
