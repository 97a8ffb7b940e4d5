namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="OrienteeringAcoBlackBox"/>: says of each edge how promising it is.</summary>
/// <param name="nodeAttributes">An attribute of each of the n nodes.</param>
/// <param name="edgeAttributes">An attribute of each edge, n by n.</param>
/// <param name="nodeConstraint">A number that constrains solutions.</param>
/// <returns>n by n.</returns>
public delegate double[,] ConstrainedGraphHeuristics(double[] nodeAttributes, double[,] edgeAttributes, double nodeConstraint);
