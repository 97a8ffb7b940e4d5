namespace EvoLLM.Evaluators;

/// <summary>Matrices of 2 by 4 and 4 by 5.</summary>
public sealed class MatrixMultiplication2x4x5() : MatrixMultiplicationProblem(
    new MatrixFormat(2, 4, 5),
    32,
    new("before AlphaEvolve", "products", 33, "Novikov et al. 2025, table 2"),
    new("AlphaEvolve", "products", 32, "Novikov et al. 2025, table 2"));
