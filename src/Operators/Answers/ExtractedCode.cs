namespace EvoLLM.Operators;

/// <summary>What an answer held.</summary>
/// <param name="Source">The program; <see langword="null"/> where there was none.</param>
/// <param name="Reason">Why there was none.</param>
internal sealed record ExtractedCode(string? Source, string Reason = "")
{
    public static ExtractedCode None(string reason) => new(null, reason);
}
