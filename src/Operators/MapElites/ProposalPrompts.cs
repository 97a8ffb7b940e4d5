namespace EvoLLM.Operators;

/// <summary>The prompts of one operator.</summary>
/// <param name="Propose">Asks for a program.</param>
/// <param name="Repair">Asks for a program that does not compile to be mended.</param>
internal sealed record ProposalPrompts(PromptFunction Propose, PromptFunction Repair);
