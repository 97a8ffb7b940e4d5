using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Who proposes in Mind Evolution.</summary>
/// <param name="First">Answers from nothing.</param>
/// <param name="Refine">Refines and combines.</param>
/// <param name="Choose">Chooses elites for a reset: a thought.</param>
internal sealed record MindEvolutionOperators(IOperator First, IOperator Refine, IOperator Choose);
