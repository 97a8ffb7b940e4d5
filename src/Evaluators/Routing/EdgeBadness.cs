namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="TspGlsProblem"/>: says how bad it is that an edge is part of a tour.</summary>
/// <param name="distances">All distances, n by n.</param>
/// <returns>n by n.</returns>
public delegate double[,] EdgeBadness(double[,] distances);
