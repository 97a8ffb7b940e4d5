namespace EvoLLM.Evaluators;

/// <summary>12 hexagons.</summary>
public sealed class HexagonPacking12() : HexagonPackingProblem(
    12, 3.9419123, new("before AlphaEvolve", "side", 4.0, "Novikov et al. 2025, B.7"), new("AlphaEvolve", "side", 3.9419123, "Novikov et al. 2025, B.7; ImprovEvolve reports a smaller one"));
