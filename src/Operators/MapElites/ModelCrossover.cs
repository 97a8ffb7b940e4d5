using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A language model combines two parents.</summary>
internal sealed class ModelCrossover(ModelProposer proposer) : IOperator
{
    public string Name => "crossover";

    public int Parents => 2;

    public Cost Reservation => proposer.Reservation;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        proposer.ProposeAsync(request, cancellationToken);

    public ValueTask<Proposal?> RepairAsync(ProposalRequest request, Proposal proposal, Evaluation failure, CancellationToken cancellationToken) =>
        proposer.RepairAsync(request, proposal, failure, cancellationToken);
}
