namespace EvoLLM.Evaluators;

/// <summary>One network that is to be trained.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">Seeds its parameters.</param>
internal sealed record TrainingTask(Network Network, ulong Seed);
