namespace EvoLLM.Evaluators;

/// <summary>14 points of space.</summary>
public sealed class MaxMinDistance3d14() : MaxMinDistanceProblem(3, 14, 4.165849767, new PublishedFigure("AlphaEvolve", "squared ratio", 4.165849767, "Novikov et al. 2025, B.8"));
