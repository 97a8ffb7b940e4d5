using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A language model changes one parent.</summary>
internal sealed class ModelMutation(ModelProposer proposer) : IOperator
{
    public string Name => "mutation";

    public int Parents => 1;

    public Cost Reservation => proposer.Reservation;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        proposer.ProposeAsync(request, cancellationToken);

    public ValueTask<Proposal?> RepairAsync(ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken) =>
        proposer.RepairAsync(request, proposal, failure, cancellationToken);
}
