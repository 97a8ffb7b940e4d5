namespace EvoLLM.Sandbox;

/// <summary>What a sequence of LINQ is made of.</summary>
/// <param name="Work">What is done.</param>
/// <param name="First">The sequence that it is done to.</param>
/// <param name="Second">The other sequence, if there is one.</param>
/// <param name="Count">The number of elements that are left out, taken or made.</param>
internal readonly record struct LazyParts(SequenceWork Work, object? First, object? Second, int Count);
