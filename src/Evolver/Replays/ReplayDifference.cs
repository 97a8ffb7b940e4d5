namespace EvoLLM.Evolver;

/// <summary>The first place at which a replay is not what was recorded.</summary>
/// <param name="Proposal">The proposal; <see langword="null"/> for the end of the method or the final assessment.</param>
/// <param name="Fields">All of it that differs, what comes first in a proposal's making first.</param>
public sealed record ReplayDifference(CandidateId? Proposal, IReadOnlyList<FieldDifference> Fields)
{
    /// <summary>The field that says why the method was over.</summary>
    public const string Conclusion = "ending.conclusion";

    /// <summary>Whether the machine ended the candidate in the replay, and not in the run: then it may be the machine that differs.</summary>
    public bool EndedByMachine { get; init; }
}
