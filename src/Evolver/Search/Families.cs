namespace EvoLLM.Evolver;

/// <summary>
/// What became of the candidates that an operator made from each other. A family is one candidate and all that the operator
/// made of it and of its descendants. It is closed when it is full, so that proposals late in a run cost no more than
/// early ones: the next child of any of its members begins another.
/// </summary>
internal sealed class Families
{
    private const int MaxMembers = 500;

    private readonly Dictionary<(string Operator, CandidateId Candidate), List<Elite>> _families = [];

    /// <summary>The members of a candidate's family, the first one first; the candidate alone where it has none.</summary>
    public IReadOnlyList<Elite> Of(string proposer, Elite parent) => Find(proposer, parent) is { } family ? [.. family] : [parent];

    /// <summary>Takes what an operator made of a parent.</summary>
    public void Add(string proposer, Elite parent, Elite child)
    {
        if (Find(proposer, parent) is not { } family)
        {
            family = _families[(proposer, parent.Candidate.Id)] = [parent];
        }

        family.Add(child);
        _families[(proposer, child.Candidate.Id)] = family;
    }

    private List<Elite>? Find(string proposer, Elite member) =>
        _families.TryGetValue((proposer, member.Candidate.Id), out var family) && family.Count < MaxMembers ? family : null;
}
