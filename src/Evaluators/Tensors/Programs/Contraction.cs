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
}
