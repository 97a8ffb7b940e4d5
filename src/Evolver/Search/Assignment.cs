namespace EvoLLM.Evolver;

/// <summary>A proposal that was decided on but not made: who is to make it, from what.</summary>
/// <param name="Request">What the operator is asked.</param>
/// <param name="Operator">Who is asked.</param>
internal sealed record Assignment(ProposalRequest Request, IOperator Operator)
{
    /// <summary>Whether the improvement on its parents is recorded.</summary>
    public bool RecordsImprovement { get; init; }

    /// <summary>What is set aside for it.</summary>
    public Cost Reservation => Operator.ReservationFor(Request.Model);

    /// <summary>Where the candidate comes from; what it goes on from is its last parent.</summary>
    public Lineage Lineage => new(Operator.Name, [.. Parents.Distinct()])
    {
        Thoughts = Request.Thoughts.Count > 0 ? [.. Request.Thoughts.Select(thought => thought.Id)] : null,
    };

    /// <summary>What a candidate is better by than the best of its parents, where that is recorded.</summary>
    public double? Improvement(Elite? child) =>
        RecordsImprovement && child is not null && Request.Parents.Count > 0 ? child.Fitness - Request.Parents.Max(parent => parent.Fitness) : null;

    private IEnumerable<CandidateId> Parents =>
        Request.Parents.Select(parent => parent.Candidate.Id).Concat(Request.Attempt is { } attempt ? [attempt.Id] : []);
}
