namespace EvoLLM.Evaluators;

/// <summary>One array to sort.</summary>
/// <param name="Numbers">From 0 to 100.</param>
/// <param name="Seed">For a candidate's random numbers.</param>
public sealed record SandboxCheckInstance(IReadOnlyList<double> Numbers, int Seed);
