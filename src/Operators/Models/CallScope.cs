using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>On whose behalf a model is asked.</summary>
/// <param name="Log">Where answers are kept.</param>
/// <param name="Proposal">The proposal that asks.</param>
/// <param name="Template">The prompt's name.</param>
internal sealed record CallScope(ICallLog Log, CandidateId Proposal, string Template)
{
    /// <summary>The number of the first call; a repair counts on from the proposal's calls.</summary>
    public int FirstNumber { get; init; }

    /// <summary>The longest prompt that is sent, in tokens by estimate.</summary>
    public required int MaxPromptTokens { get; init; }

    /// <summary>What the call may cost, all its tries together.</summary>
    public required Cost Allowance { get; init; }
}
