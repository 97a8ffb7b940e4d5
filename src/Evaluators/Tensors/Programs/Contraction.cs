namespace EvoLLM.Evaluators;

/// <summary>
/// A sum of products, <c>C[i, j] = start + sum over k of A[i, k] * B[k, j]</c>, in which every index may run over several dimensions: dense layers,
/// convolutions of any kind, their gradients and attention are all of this form. Each output is one chain of fused multiply-adds in
/// ascending order of <c>k</c>, whatever the device, so that all devices give the same bits.
/// </summary>
internal sealed record Contraction
{
    /// <summary>Where each row <c>i</c> begins in A, in floats.</summary>
    public required int[] RowsOfA { get; init; }

    /// <summary>Where each row <c>i</c> begins in C, in floats.</summary>
    public required int[] RowsOfC { get; init; }

    /// <summary>How far each <c>k</c> lies from the beginning of a row of A, in floats.</summary>
    public required int[] TermsOfA { get; init; }

    /// <summary>Where each <c>k</c> begins in B, in floats.</summary>
    public required int[] TermsOfB { get; init; }

    /// <summary>How many columns <c>j</c> there are; in C they lie side by side.</summary>
    public required int Columns { get; init; }

    /// <summary>How far the columns of B lie apart, in floats.</summary>
    public int ColumnsOfB { get; init; } = 1;

    /// <summary>What each sum begins with.</summary>
    public ContractionStart Start { get; init; }

    /// <summary>The product of two matrices.</summary>
    /// <param name="size">Rows, terms and columns.</param>
    /// <param name="a">How far rows and terms lie apart in A.</param>
    /// <param name="b">How far terms and columns lie apart in B.</param>
    /// <param name="c">How far rows lie apart in C.</param>
    public static Contraction Product((int Rows, int Terms, int Columns) size, (int Rows, int Terms) a, (int Terms, int Columns) b, int c) => new()
    {
        RowsOfA = Places(size.Rows, a.Rows),
        RowsOfC = Places(size.Rows, c),
        TermsOfA = Places(size.Terms, a.Terms),
        TermsOfB = Places(size.Terms, b.Terms),
        ColumnsOfB = b.Columns,
        Columns = size.Columns,
    };

    /// <summary>The gradient of B from A and the gradient of C.</summary>
    public Contraction OfWeights() => new() { RowsOfA = TermsOfA, RowsOfC = TermsOfB, TermsOfA = RowsOfA, TermsOfB = RowsOfC, Columns = Columns };

    /// <summary>Numbers that lie equally far apart.</summary>
    /// <param name="count">How many.</param>
    /// <param name="stride">How far.</param>
    public static int[] Places(int count, int stride) => [.. Enumerable.Range(0, count).Select(i => i * stride)];
}
