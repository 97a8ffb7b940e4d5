namespace EvoLLM.Evolver;

/// <summary>A field that came out differently.</summary>
/// <param name="Field">Its path in the canonical export, e.g. <c>evaluation.fitness</c>.</param>
/// <param name="Recorded">What the run has: a text as it is, other values as JSON; <see langword="null"/> where it has nothing.</param>
/// <param name="Replayed">What came out now.</param>
public sealed record FieldDifference(string Field, string? Recorded, string? Replayed);
