namespace EvoLLM.Evaluators;

/// <summary>A word of the cipher in a text.</summary>
/// <param name="Number">What it stands for.</param>
/// <param name="Start">The character where it begins.</param>
/// <param name="End">The character behind it.</param>
internal readonly record struct CodeWord(int Number, int Start, int End);
