namespace EvoLLM.Evaluators;

/// <summary>How long a guided local search goes on.</summary>
/// <param name="Moves">Until so many improving moves of an iteration, 1 or more, edges are penalised.</param>
/// <param name="Iterations">How often edges are penalised and the tour is then improved, 0 or more.</param>
public sealed record GuidedLocalSearchOptions(int Moves, int Iterations);
