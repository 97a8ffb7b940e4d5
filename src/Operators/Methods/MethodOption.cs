namespace EvoLLM.Operators;

/// <summary>Something that can be set in a method.</summary>
/// <param name="Name">What a user types, e.g. <c>population-size</c>.</param>
/// <param name="Default">Its value where it is not set.</param>
/// <param name="Meaning">What it is, with its range, in one line.</param>
public sealed record MethodOption(string Name, string Default, string Meaning);
