namespace EvoLLM.Evaluators;

/// <summary>32 circles in the unit square.</summary>
public sealed class CirclePacking32() : CirclePackingProblem(
    "circle-packing-32",
    32,
    inSquare: true,
    2.93957277114183,
    new("before AlphaEvolve", "sum of radii", 2.936, "Novikov et al. 2025, B.12"),
    new("AlphaEvolve", "sum of radii", 2.937944526205518, "Novikov et al. 2025, B.12, its published circles"),
    new("best known", "sum of radii, without any overlap", 2.93957277114183, "CodeEvolve's optimum polished"));
