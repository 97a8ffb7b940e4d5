using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Makes a program of what a model answered, in whatever form it was asked to answer. Time is linear in the answer's length.</summary>
internal static class ProgramAnswer
{
    /// <summary>The program that the answer asks for, or else one line that tells the model why there is none.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="parent">The program that was shown; <see langword="null"/> where there was none. Its line ends are kept.</param>
    /// <param name="contract">What the program must offer.</param>
    /// <param name="forms">The forms that were asked for. Edits come before a whole program where an answer has both.</param>
    public static ExtractedCode Read(string answer, string? parent, ProgramContract contract, EditForms forms)
    {
        var text = AnswerText.Of(answer);
        if (text.Reason is { } reason)
        {
            return ExtractedCode.None(reason);
        }

        if (parent is null)
        {
            return CodeExtractor.Find(text.Text, contract) with { Form = EditForms.Program };
        }

        var code = Change(text.Text, LineEnds.Unify(parent), contract, forms);
        return code.Source is { } source ? code with { Source = LineEnds.Like(parent, source) } : code;
    }

    private static ExtractedCode Change(string text, string parent, ProgramContract contract, EditForms forms)
    {
        var script = EditScript.Find(text, contract, forms);
        if (script is null && !forms.HasFlag(EditForms.Program))
        {
            return ExtractedCode.None(Missing(text, contract, forms));
        }

        var changed = script is null ? CodeExtractor.Find(text, contract) : script.Apply(parent);
        var child = changed.Source is { } source ? ProgramFrame.Fit(parent, source, restore: script is null) : changed;
        return Judge(child, parent) with { Form = script?.Form ?? EditForms.Program };
    }

    private static ExtractedCode Judge(ExtractedCode child, string parent) => child.Source switch
    {
        null => child,
        { } source when ProgramTokens.Equal(parent, source) => ExtractedCode.None("the edit changes nothing: the program is the one that was shown"),
        _ => child,
    };

    private static string Missing(string text, ProgramContract contract, EditForms forms)
    {
        var asked = AnswerForms.Describe(forms);
        return EditScript.Find(text, contract, EditForms.Any) is { } other
            ? $"the answer holds {AnswerForms.Describe(other.Form)}, where {asked} was asked for"
            : $"the answer holds no edit: {asked} was asked for";
    }
}
