using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>An operator that has a name only: a schedule alone never asks it.</summary>
internal sealed class NamedOperator(string name) : IOperator
{
    public string Name => name;

    public int Parents => 1;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
