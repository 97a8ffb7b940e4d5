namespace EvoLLM.Evaluators;

/// <summary>A network that is to be trained.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">Seeds its parameters.</param>
/// <param name="Plan">How.</param>
/// <param name="Rows">On what.</param>
internal sealed record TrainingRequest(Network Network, ulong Seed, TrainingPlan Plan, TrainingRows Rows);
