namespace EvoLLM.Evaluators;

/// <summary>An individual of a genetic algorithm.</summary>
/// <param name="Genes">Its genes, all different.</param>
/// <param name="Fitness">How good it is.</param>
public sealed record GeneticIndividual(int[] Genes, double Fitness);
