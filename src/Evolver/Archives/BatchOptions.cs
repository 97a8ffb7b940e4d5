namespace EvoLLM.Evolver;

/// <summary>How an archive takes many solutions at once.</summary>
public sealed record BatchOptions
{
    /// <summary>How the rows see each other.</summary>
    public BatchSemantics Semantics { get; init; } = BatchSemantics.Batch;

    /// <summary>
    /// Whether rows that cannot be added (a value that is not finite, say) are left out and reported one by one. Without
    /// it the first of them fails the whole call, which changes nothing.
    /// </summary>
    public bool ReportInvalidRows { get; init; }

    internal static BatchOptions Default { get; } = new();
}
