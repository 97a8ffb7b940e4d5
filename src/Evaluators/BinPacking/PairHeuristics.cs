namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="OfflineBinPacking"/>: says how promising it is to put two items into one bin.</summary>
/// <param name="demands">The sizes of the n items.</param>
/// <param name="capacity">What a bin holds.</param>
/// <returns>n by n finite numbers, the largest above 0.</returns>
public delegate double[,] PairHeuristics(int[] demands, int capacity);
