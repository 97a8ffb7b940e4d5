namespace EvoLLM.Operators;

/// <summary>A hunk of a unified diff.</summary>
/// <param name="OldStart">The line it says that it begins at, from 1; <see langword="null"/> where it says nothing.</param>
/// <param name="Lines">Its lines: kept (a space), taken out (-) or put in (+).</param>
internal sealed record DiffHunk(int? OldStart, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>Whether the old program's last line has no end, as far as the hunk says.</summary>
    public bool OldUnended { get; init; }

    /// <summary>Whether the new program's last line has no end, as far as the hunk says.</summary>
    public bool NewUnended { get; init; }

    public bool Changes => Lines.Any(line => line.Sign != ' ');

    /// <summary>How many lines are kept before the first and after the last change.</summary>
    public (int Before, int After) Context =>
        (Lines.TakeWhile(line => line.Sign == ' ').Count(), Lines.Reverse().TakeWhile(line => line.Sign == ' ').Count());
}
