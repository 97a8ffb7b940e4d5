namespace EvoLLM.Operators;

/// <summary>The forms of an answer in words.</summary>
internal static class AnswerForms
{
    private static readonly (EditForms Form, string Name)[] Names =
    [
        (EditForms.Program, "a whole program"),
        (EditForms.SearchReplace, "SEARCH/REPLACE blocks"),
        (EditForms.UnifiedDiff, "a unified diff"),
        (EditForms.Members, "REPLACE, ADD or REMOVE lines with their blocks"),
    ];

    /// <summary>What a person calls these forms, e.g. <c>a whole program or a unified diff</c>.</summary>
    public static string Describe(EditForms forms) =>
        string.Join(" or ", Names.Where(entry => forms.HasFlag(entry.Form)).Select(entry => entry.Name));
}
