using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A question to a model on behalf of a proposal.</summary>
/// <param name="Request">What the operator was asked.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Values">A value for each of its inputs, and maybe more.</param>
/// <param name="Allowance">What the answer may cost, all tries together.</param>
internal sealed record Inquiry(ProposalRequest Request, PromptFunction Prompt, IReadOnlyDictionary<string, object?> Values, Cost Allowance);
