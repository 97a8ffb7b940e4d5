namespace EvoLLM.Evaluators;

/// <summary>The sizes of two matrices that are multiplied.</summary>
/// <param name="Rows">Rows of the first and of the product.</param>
/// <param name="Inner">Columns of the first, rows of the second.</param>
/// <param name="Columns">Columns of the second and of the product.</param>
internal sealed record MatrixFormat(int Rows, int Inner, int Columns)
{
    /// <summary>Whether weights are complex: two numbers each.</summary>
    public bool Complex { get; init; }

    public int Left => Rows * Inner;

    public int Right => Inner * Columns;

    public int Result => Rows * Columns;

    /// <summary>How many numbers describe a product.</summary>
    public int Width => (Left + Right + Result) * (Complex ? 2 : 1);

    /// <summary>As many as by the definition.</summary>
    public int MostProducts => Rows * Inner * Columns;
}
