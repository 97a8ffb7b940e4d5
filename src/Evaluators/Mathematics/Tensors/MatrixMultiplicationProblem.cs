using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Matrix multiplication with as few products as possible (Strassen 1969; Novikov et al. 2025, AlphaEvolve, table 2).</summary>
public abstract class MatrixMultiplicationProblem : ConstructionProblem
{
    private readonly MatrixFormat _format;

    private protected MatrixMultiplicationProblem(MatrixFormat format, double bestKnown, params PublishedFigure[] published)
        : base(new ConstructionSetting
        {
            Name = $"matrix-multiplication-{format.Rows}x{format.Inner}x{format.Columns}{(format.Complex ? "-complex" : "")}",
            Title = $"Multiply matrices of {format.Rows} by {format.Inner} and {format.Inner} by {format.Columns} with as few products as possible",
            Description =
                $"Find products r = 1..R, each of a weighted sum of the entries of A ({format.Rows} by {format.Inner}) and one of those of B ({format.Inner} by {format.Columns}), such that each entry of C = A B is a weighted sum of them. "
                + "The sum over r of u_r[i, j] v_r[k, l] w_r[m, n] must be 1 where j = k, i = m and l = n, and 0 else, exactly. Minimise their number R.",
            Signature = "double[,] Decompose()",
            Meaning =
                $"Return a row for each product, at most {format.MostProducts}: the {format.Left} weights of A's entries, row by row, then the {format.Right} of B's, then those with which the product counts in the {format.Result} entries of C"
                + $"{(format.Complex ? "; each weight is complex and takes two numbers, its real part and its imaginary part" : "")}. Simple fractions such as 0, 1, -1 and 0.5 are exact; 1.0 / 3 is not.",
            Hints = "Use Strassen's seven products for blocks; or search for approximate weights by least squares in turn and round them to simple fractions.",
            Objective = new Objective("products", Direction.Minimize),
            Measures = [new MeasureAxis("share of weights that are not 0", 0, 0.6, 12), new MeasureAxis("program size", 0, 800, 16)],
            Seed = TensorReferences.Definition(format),
            Columns = format.Width,
            MostRows = format.MostProducts,
            BestKnown = bestKnown,
            Published = published,
            References = [TensorReferences.Strassen(format)],
        }) => _format = format;

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var products = numbers.Chunk(_format.Width).ToList();
        return Decomposition.Mistake(_format, products) is { } mistake
            ? Invalid(mistake)
            : Valid(products.Count, new Measures(numbers.Count(number => number != 0) / (double)numbers.Length, facts.Size));
    }
}
