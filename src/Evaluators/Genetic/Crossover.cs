namespace EvoLLM.Evaluators;

/// <summary>Makes offspring of parents.</summary>
/// <param name="parents">The genes of the parents, one row each, the worst parent first.</param>
/// <param name="offspring">How many are asked for.</param>
/// <returns>The genes of the offspring, one row each. Genes that stand twice in a row are replaced afterwards.</returns>
public delegate int[,] Crossover(int[,] parents, int offspring);
