using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>An operator that is only named: the course of a method is tried out without any.</summary>
internal sealed record NamedOperator(string Name) : IOperator
{
    public int Parents => 1;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
