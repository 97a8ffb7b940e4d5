namespace EvoLLM.Evaluators;

/// <summary>Matrices of 3 by 4 and 4 by 7.</summary>
public sealed class MatrixMultiplication3x4x7() : MatrixMultiplicationProblem(
    new MatrixFormat(3, 4, 7),
    63,
    new("before AlphaEvolve", "products", 66, "Novikov et al. 2025, table 2"),
    new("AlphaEvolve", "products, with complex weights; real ones are asked for here", 63, "Novikov et al. 2025, table 2"));
