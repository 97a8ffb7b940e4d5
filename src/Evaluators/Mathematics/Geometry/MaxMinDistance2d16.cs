namespace EvoLLM.Evaluators;

/// <summary>16 points of the plane.</summary>
public sealed class MaxMinDistance2d16() : MaxMinDistanceProblem(2, 16, 12.889266112, new PublishedFigure("AlphaEvolve", "squared ratio", 12.889266112, "Novikov et al. 2025, B.8"));
