namespace EvoLLM.Evolver;

/// <summary>What is asked of a judgement in queries.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Fitness">The fitness; <see langword="null"/> where there is none.</param>
/// <param name="Measures">The behaviour; <see langword="null"/> where there is no fitness.</param>
internal sealed record RowEvaluation(EvaluationStatus Status, double? Fitness, Measures? Measures);
