namespace EvoLLM.Evaluators;

/// <summary>A program that is known from elsewhere, written to a problem's contract, to be judged as a candidate is.</summary>
/// <param name="Name">What it is called, e.g. <c>Best Fit</c>.</param>
/// <param name="Origin">Where its rule comes from.</param>
/// <param name="Source">The C# source.</param>
public sealed record ReferenceProgram(string Name, string Origin, string Source);
