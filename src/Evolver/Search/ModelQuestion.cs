namespace EvoLLM.Evolver;

/// <summary>What a model is about to be asked.</summary>
/// <param name="Proposal">The proposal that asks.</param>
/// <param name="Number">The number of the call inside its proposal, from 0.</param>
/// <param name="PromptHash">SHA-256 over the rendered messages and the sampling parameters, in hex: the same question has the same hash.</param>
/// <param name="Prompt">The rendered prompt.</param>
public sealed record ModelQuestion(CandidateId Proposal, int Number, string PromptHash, string Prompt);
