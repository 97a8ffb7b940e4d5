namespace EvoLLM.Evaluators;

/// <summary>13 points and their convex hull.</summary>
public sealed class HeilbronnConvex13() : HeilbronnProblem(
    "heilbronn-convex-13", 13, inTriangle: false, 0.030936889034895654,
    new("before AlphaEvolve", "smallest area", 0.0306, "Novikov et al. 2025, B.10"), new("AlphaEvolve", "smallest area", 0.030936889034895654, "Novikov et al. 2025, B.10"));
