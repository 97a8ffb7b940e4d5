using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>How a conversation goes.</summary>
/// <param name="First">Answers without an earlier candidate.</param>
/// <param name="Refine">Goes on from parents, or from a candidate of the conversation.</param>
/// <param name="Turns">How many candidates it makes, 1 or more.</param>
internal sealed record ConversationRules(IOperator First, IOperator Refine, int Turns)
{
    /// <summary>How often one turn asks until an answer can be read, 1 or more; the last answer counts whatever it is.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>
    /// With it a conversation climbs: it goes on from its best candidate, and begins anew after so many turns without a better
    /// one. Without, it goes on from the last candidate.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>The most proposals that one makes.</summary>
    public int MostProposals => Turns * Attempts;
}
