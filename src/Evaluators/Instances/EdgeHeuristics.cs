namespace EvoLLM.Evaluators;

/// <summary>A contract of several problems on graphs: says of each edge how good, or how bad, it is as part of a solution.</summary>
/// <param name="distances">The length of each edge, n by n.</param>
/// <returns>n by n.</returns>
public delegate double[,] EdgeHeuristics(double[,] distances);
