namespace EvoLLM.Evaluators;

/// <summary>Matrices of 4 by 4 and 4 by 4, with complex weights.</summary>
public sealed class MatrixMultiplication4x4x4Complex() : MatrixMultiplicationProblem(
    new MatrixFormat(4, 4, 4) { Complex = true },
    48,
    new("before AlphaEvolve", "products", 49, "Novikov et al. 2025, table 2"),
    new("AlphaEvolve", "products", 48, "Novikov et al. 2025, table 2"));
