namespace EvoLLM.Evolver;

/// <summary>What a model thought, for later proposals to use: a reflection, a lesson, a choice.</summary>
/// <param name="Id">The proposal that thought it.</param>
/// <param name="Text">The text.</param>
public sealed record Thought(CandidateId Id, string Text);
