namespace EvoLLM.Evaluators;

/// <summary>What is to be hidden in a text.</summary>
/// <param name="Message">The numbers, in order; some stand in it several times.</param>
/// <param name="Gap">How many words at least lie between two neighbouring code words, on average.</param>
public sealed record StegPoetTask(IReadOnlyList<int> Message, int Gap);
