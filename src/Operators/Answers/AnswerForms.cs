namespace EvoLLM.Operators;

/// <summary>The forms of an answer in words.</summary>
internal static class AnswerForms
{
    private static readonly (AnswerForm Form, string Name)[] Names =
    [
        (AnswerForm.Program, "a whole program"),
        (AnswerForm.SearchReplace, "SEARCH/REPLACE blocks"),
        (AnswerForm.UnifiedDiff, "a unified diff"),
        (AnswerForm.Members, "REPLACE, ADD or REMOVE lines with their blocks"),
    ];

    /// <summary>What a person calls these forms, e.g. <c>a whole program or a unified diff</c>.</summary>
    public static string Describe(AnswerForm forms) =>
        string.Join(" or ", Names.Where(entry => forms.HasFlag(entry.Form)).Select(entry => entry.Name));
}
