namespace EvoLLM.Evaluators;

/// <summary>The instances of a split as a worker is sent them in two stages.</summary>
/// <param name="First">The first ones.</param>
/// <param name="Rest">The others.</param>
/// <param name="Count">How many the first ones are.</param>
internal sealed record StagedInput(ReadOnlyMemory<byte> First, ReadOnlyMemory<byte> Rest, int Count);
