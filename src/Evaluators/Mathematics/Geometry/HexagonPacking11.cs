namespace EvoLLM.Evaluators;

/// <summary>11 hexagons.</summary>
public sealed class HexagonPacking11() : HexagonPackingProblem(
    11, 3.930092, new("before AlphaEvolve", "side", 3.943, "Novikov et al. 2025, B.7"), new("AlphaEvolve", "side", 3.930092, "Novikov et al. 2025, B.7; ImprovEvolve reports a smaller one"));
