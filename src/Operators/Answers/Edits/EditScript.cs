using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The edits of an answer, in order.</summary>
/// <param name="Form">Their form.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Reason">Why they cannot be read; <see langword="null"/> where they can.</param>
internal sealed record EditScript(EditForms Form, IReadOnlyList<IProgramEdit> Edits, string? Reason = null)
{
    /// <summary>The most edits of an answer. Each may cost a walk over the program.</summary>
    public const int MaxEdits = 100;

    /// <summary>The edits in the first of these forms that the answer has; <see langword="null"/> if it has none of them.</summary>
    public static EditScript? Find(string text, ProgramContract contract, EditForms forms)
    {
        var script = forms.HasFlag(EditForms.SearchReplace) ? SearchReplaceReader.Find(text) : null;
        script ??= forms.HasFlag(EditForms.Members) ? MemberEditReader.Find(text, contract) : null;
        return script ?? (forms.HasFlag(EditForms.UnifiedDiff) ? UnifiedDiffReader.Find(text) : null);
    }

    /// <summary>Applies one edit after the other, all or none.</summary>
    public ExtractedCode Apply(string program)
    {
        if (Reason is not null || Edits.Count > MaxEdits)
        {
            return ExtractedCode.None(Reason ?? $"the answer holds {Edits.Count} edits, more than {MaxEdits}");
        }

        var current = new ExtractedCode(program);
        for (var i = 0; i < Edits.Count; i++)
        {
            current = Edits[i].Apply(current.Source!);
            if (current.Source is { } next && ProgramLimits.Fault(next) is { } fault)
            {
                current = ExtractedCode.None(fault);
            }

            if (current.Source is null)
            {
                return Edits.Count == 1 ? current : current with { Reason = $"edit {i + 1} of {Edits.Count}: {current.Reason}" };
            }
        }

        return current;
    }
}
