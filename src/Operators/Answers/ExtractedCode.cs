namespace EvoLLM.Operators;

/// <summary>What an answer held.</summary>
/// <param name="Source">The program; <see langword="null"/> where there was none.</param>
/// <param name="Reason">Why there was none, in one line for the model.</param>
internal sealed record ExtractedCode(string? Source, string Reason = "")
{
    /// <summary>The form that the answer had; none where none was found.</summary>
    public EditForms Form { get; init; }

    public static ExtractedCode None(string reason) => new(null, reason);
}
