namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="OrienteeringAco"/>: says how promising each step is.</summary>
/// <param name="prizes">What a visit of each of the n nodes brings, 0 to 1.</param>
/// <param name="distances">The distances, n by n; 1e9 on the diagonal.</param>
/// <param name="limit">How long a tour may be.</param>
/// <returns>n by n.</returns>
public delegate double[,] PrizeHeuristics(double[] prizes, double[,] distances, double limit);
