using EvoLLM.Evolver;

namespace EvoLLM.Experiments.Tests;

/// <summary>Proposes x times a factor that grows with the proposal's number: 0.00, 0.01, 0.02, ...</summary>
internal sealed class WriteProgram(string name) : IOperator
{
    public string Name => name;

    public int Parents => 1;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(new Proposal
    {
        Source = $"public static class Candidate {{ public static double Half(double x) {{ return x * 0.{request.Id.Value:00}; }} }}",
    });
}
