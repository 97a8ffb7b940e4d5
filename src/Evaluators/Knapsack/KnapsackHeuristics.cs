namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="KnapsackProblem"/>: says how promising each item is.</summary>
/// <param name="prizes">The prizes of the n items.</param>
/// <param name="weights">Their weights, n by the number of dimensions; the capacity is 1 in each.</param>
/// <returns>n finite numbers.</returns>
public delegate double[] KnapsackHeuristics(double[] prizes, double[,] weights);
