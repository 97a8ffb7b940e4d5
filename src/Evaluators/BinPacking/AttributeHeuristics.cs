namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="OfflineBinPackingBlackBox"/>: says how promising it is to group two nodes.</summary>
/// <param name="nodeAttributes">The sizes of the n items.</param>
/// <param name="nodeConstraint">What a bin holds.</param>
/// <returns>n by n finite numbers, the largest above 0.</returns>
public delegate double[,] AttributeHeuristics(double[] nodeAttributes, int nodeConstraint);
