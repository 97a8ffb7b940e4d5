namespace EvoLLM.Evolver;

/// <summary>Where a candidate comes from.</summary>
/// <param name="Operator">The name of the operator that proposed it, e.g. <c>mutation</c>; <c>seed</c> for the problem's own programs.</param>
/// <param name="Parents">The candidates that it was made from, in the order in which the operator was given them; none for a seed.</param>
public sealed record Lineage(string Operator, IReadOnlyList<CandidateId> Parents);
