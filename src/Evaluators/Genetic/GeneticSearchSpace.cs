namespace EvoLLM.Evaluators;

/// <summary>What a genetic algorithm searches: so many different genes of those allowed.</summary>
/// <param name="Genes">How many genes an individual has, 1 or more.</param>
/// <param name="Allowed">The values that a gene may have, each once, at least as many as an individual has genes.</param>
/// <param name="Fitness">How good an individual is, larger being better; never NaN.</param>
public sealed record GeneticSearchSpace(int Genes, IReadOnlyList<int> Allowed, Func<int[], double> Fitness);
