namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="TspAcoBlackBox"/>: says of each edge how promising it is.</summary>
/// <param name="edgeAttributes">A row for each edge.</param>
/// <returns>A number for each.</returns>
public delegate double[] EdgeListHeuristics(double[,] edgeAttributes);
