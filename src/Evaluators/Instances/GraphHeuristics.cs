namespace EvoLLM.Evaluators;

/// <summary>A contract of problems on graphs that are not described: says of each edge how promising it is.</summary>
/// <param name="edgeAttributes">An attribute of each edge, n by n.</param>
/// <param name="nodeAttributes">An attribute of each of the n nodes.</param>
/// <returns>n by n.</returns>
public delegate double[,] GraphHeuristics(double[,] edgeAttributes, double[] nodeAttributes);
