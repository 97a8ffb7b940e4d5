namespace EvoLLM.Cli;

/// <summary>What is drawn of runs.</summary>
/// <param name="Offset">The fitness that counts as nothing in the QD score.</param>
/// <param name="Band">How far the bands of groups reach.</param>
/// <param name="Evaluations">After how many evaluations the picture ends; <see langword="null"/> draws all.</param>
internal sealed record ProgressOptions(double Offset, BandKind Band = BandKind.Quartiles, int? Evaluations = null);
