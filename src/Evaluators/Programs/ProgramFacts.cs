namespace EvoLLM.Evaluators;

/// <summary>What is known of a candidate without running it.</summary>
/// <param name="Size">The number of syntax nodes of the program.</param>
public sealed record ProgramFacts(int Size);
