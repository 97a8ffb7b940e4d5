namespace EvoLLM.Evolver;

/// <summary>Proposes the problem's own programs, one after the other, before anything else.</summary>
internal sealed class SeedOperator : IOperator
{
    public string Name => "seed";

    public int Parents => 0;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Proposal { Source = request.Problem.Seeds[request.Id.Value] });
}
