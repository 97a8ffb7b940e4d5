namespace EvoLLM.Evaluators;

/// <summary>26 circles in the unit square.</summary>
public sealed class CirclePacking26() : CirclePackingProblem(
    "circle-packing-26",
    26,
    inSquare: true,
    2.63598308491674,
    new("before AlphaEvolve", "sum of radii", 2.634, "Novikov et al. 2025, B.12"),
    new("AlphaEvolve", "sum of radii", 2.6358627564136983, "Novikov et al. 2025, B.12, its published circles"),
    new("ShinkaEvolve", "sum of radii; its circles overlap by up to 1e-7", 2.635983283, "Lange et al. 2025"),
    new("best known", "sum of radii, without any overlap", 2.63598308491674, "that optimum polished; more needs an overlap"));
