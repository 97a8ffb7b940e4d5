namespace EvoLLM.Evolver;

/// <summary>A proposal that was decided on but not made: who is to make it, from what.</summary>
/// <param name="Request">What the operator is asked.</param>
/// <param name="Operator">Who is asked.</param>
internal sealed record Assignment(ProposalRequest Request, IOperator Operator)
{
    /// <summary>Where the candidate comes from; what it goes on from is its last parent.</summary>
    public Lineage Lineage => new(Operator.Name, [.. Parents.Distinct()])
    {
        Thoughts = Request.Thoughts.Count > 0 ? [.. Request.Thoughts.Select(thought => thought.Id)] : null,
    };

    private IEnumerable<CandidateId> Parents =>
        Request.Parents.Select(parent => parent.Candidate.Id).Concat(Request.Attempt is { } attempt ? [attempt.Id] : []);
}
