using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>An operator under another name, so that it can stand beside one of the same name.</summary>
internal sealed class NamedOperator(string name, IOperator inner) : IOperator
{
    public string Name => name;

    public int Parents => inner.Parents;

    public Cost Reservation => inner.Reservation;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        inner.ProposeAsync(request, cancellationToken);

    public ValueTask<Proposal?> RepairAsync(ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken) =>
        inner.RepairAsync(request, proposal, failure, cancellationToken);
}
