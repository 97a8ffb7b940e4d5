namespace EvoLLM.Evolver;

/// <summary>Where an invariant checker looks: the archive of the run or an island, right after a proposal was committed.</summary>
/// <param name="Commit">The proposal.</param>
/// <param name="Name">The place, for people.</param>
internal readonly record struct Place(CandidateId Commit, string Name)
{
    public static Place Archive(CandidateId commit) => new(commit, "the archive of the run");

    public static Place Island(CandidateId commit, int number) => new(commit, $"island {number}");

    public static string Describe(ProposalRecord elite) => FormattableString.Invariant($"candidate {elite.Id} of fitness {elite.Evaluation.Fitness:R}");

    public static string Describe(ArchiveEntry<Elite> elite) => FormattableString.Invariant($"candidate {elite.Solution.Candidate.Id} of fitness {elite.Fitness:R}");

    public InvariantException Violation(long? cell, string expected, string found) =>
        new($"After proposal {Commit}, {Name}{(cell is { } number ? $", cell {number}" : "")}: expected {expected}, found {found}.");
}
