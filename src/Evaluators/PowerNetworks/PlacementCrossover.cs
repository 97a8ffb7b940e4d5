namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="DecapPlacement"/>: makes offspring of parents.</summary>
/// <param name="parents">The placements of the parents, one row each, the worst first.</param>
/// <param name="offspring">How many are asked for.</param>
/// <param name="random">The stream to draw from.</param>
/// <returns>The placements of the offspring, one row each.</returns>
public delegate int[,] PlacementCrossover(int[,] parents, int offspring, Random random);
