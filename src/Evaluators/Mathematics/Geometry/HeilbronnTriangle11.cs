namespace EvoLLM.Evaluators;

/// <summary>11 points in a triangle.</summary>
public sealed class HeilbronnTriangle11() : HeilbronnProblem(
    "heilbronn-triangle-11", 11, inTriangle: true, 0.036529889880030156,
    new("before AlphaEvolve", "smallest area", 0.036, "Novikov et al. 2025, B.9"), new("AlphaEvolve", "smallest area", 0.036529889880030156, "Novikov et al. 2025, B.9"));
