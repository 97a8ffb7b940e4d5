namespace EvoLLM.Evolver;

/// <summary>A known method's figure on some split, to stand beside what the search found.</summary>
/// <param name="Name">The method, e.g. <c>Best Fit</c>.</param>
/// <param name="Objective">Its figure, in the unit and direction of the problem's <see cref="Objective"/>.</param>
public sealed record Baseline(string Name, double Objective);
