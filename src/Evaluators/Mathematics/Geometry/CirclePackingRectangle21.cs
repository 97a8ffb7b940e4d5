namespace EvoLLM.Evaluators;

/// <summary>21 circles in a rectangle of perimeter 4.</summary>
public sealed class CirclePackingRectangle21() : CirclePackingProblem(
    "circle-packing-rectangle-21",
    21,
    inSquare: false,
    2.3658323759,
    new("before AlphaEvolve", "sum of radii", 2.364, "Novikov et al. 2025, B.13"),
    new("AlphaEvolve", "sum of radii", 2.3658321334167627, "Novikov et al. 2025, B.13, its published circles"),
    new("CodeEvolve", "sum of radii, within its checker's tolerance", 2.3658323759, "CodeEvolve's published circles"));
