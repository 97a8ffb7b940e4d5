namespace EvoLLM.Evaluators;

/// <summary>Matrices of 2 by 2.</summary>
public sealed class MatrixMultiplication2x2x2() : MatrixMultiplicationProblem(
    new MatrixFormat(2, 2, 2), 7, new PublishedFigure("Strassen", "products; there are no fewer (Winograd 1971)", 7, "Strassen 1969"));
