namespace EvoLLM.Evolver;

/// <summary>A proposal with its judgement, whatever that is.</summary>
/// <param name="Id">The number of the proposal.</param>
/// <param name="Source">The candidate's text; <see langword="null"/> where there was none.</param>
/// <param name="Evaluation">The judgement.</param>
public sealed record Attempt(CandidateId Id, string? Source, Evaluation Evaluation);
