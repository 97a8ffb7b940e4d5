namespace EvoLLM.Evolver;

/// <summary>Where a candidate comes from.</summary>
/// <param name="Operator">The name of the operator that proposed it, e.g. <c>mutation</c>; <c>seed</c> for the problem's own programs.</param>
/// <param name="Parents">The candidates that it was made from, in the order in which the operator was given them; none for a seed.</param>
public sealed record Lineage(string Operator, IReadOnlyList<CandidateId> Parents)
{
    /// <summary>The proposals whose thoughts it was made with; <see langword="null"/> where there are none.</summary>
    public IReadOnlyList<CandidateId>? Thoughts { get; init; }

    /// <summary>Whether two lineages are the same.</summary>
    internal static bool Same(Lineage first, Lineage second) =>
        first.Operator == second.Operator
        && first.Parents.SequenceEqual(second.Parents)
        && (first.Thoughts ?? []).SequenceEqual(second.Thoughts ?? []);
}
