namespace EvoLLM.Operators;

/// <summary>The forms in which a model may answer; several may be allowed at once.</summary>
[Flags]
internal enum EditForms
{
    /// <summary>No form.</summary>
    None = 0,

    /// <summary>The whole program in one fenced block.</summary>
    Program = 1,

    /// <summary>SEARCH/REPLACE blocks.</summary>
    SearchReplace = 2,

    /// <summary>A unified diff.</summary>
    UnifiedDiff = 4,

    /// <summary>Edits that name the members they change.</summary>
    Members = 8,

    /// <summary>Whichever form the model prefers.</summary>
    Any = Program | SearchReplace | UnifiedDiff | Members,
}
