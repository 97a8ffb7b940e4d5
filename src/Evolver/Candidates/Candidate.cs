namespace EvoLLM.Evolver;

/// <summary>One program with its lineage, not yet judged.</summary>
/// <param name="Id">Its number in the run.</param>
/// <param name="Source">The program's text.</param>
/// <param name="Lineage">The operator and the parents that it comes from.</param>
public sealed record Candidate(CandidateId Id, string Source, Lineage Lineage);
