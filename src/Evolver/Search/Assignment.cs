namespace EvoLLM.Evolver;

/// <summary>A proposal that was decided on but not made: who is to make it, from what.</summary>
/// <param name="Request">What the operator is asked.</param>
/// <param name="Operator">Who is asked.</param>
internal sealed record Assignment(ProposalRequest Request, IOperator Operator)
{
    public Lineage Lineage => new(Operator.Name, [.. Request.Parents.Select(parent => parent.Candidate.Id)]);
}
