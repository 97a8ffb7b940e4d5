namespace EvoLLM.Evaluators;

/// <summary>14 points and their convex hull.</summary>
public sealed class HeilbronnConvex14() : HeilbronnProblem(
    "heilbronn-convex-14", 14, inTriangle: false, 0.027835571458482138,
    new("before AlphaEvolve", "smallest area", 0.0277, "Novikov et al. 2025, B.10"), new("AlphaEvolve", "smallest area", 0.027835571458482138, "Novikov et al. 2025, B.10"));
