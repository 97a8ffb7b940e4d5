namespace EvoLLM.Evaluators;

/// <summary>A network that was trained.</summary>
/// <param name="Curve">What was seen on the way.</param>
/// <param name="TestError">The error on the test rows at the end, 0 to 1; <see langword="null"/> where there are none, or it did not come so far.</param>
/// <param name="Learnt">What was learnt, as <see cref="TensorProgram.Trained"/> has it.</param>
internal sealed record TrainingResult(LearningCurve Curve, double? TestError, IReadOnlyList<float[]> Learnt);
