using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

internal static class OperatorExtensions
{
    /// <summary>Asks an operator that needs no model for a proposal.</summary>
    public static async Task<Proposal> ProposeAsync(this IOperator one, Problem problem, ulong seed, params string[] parents)
    {
        var elites = parents.Take(one.Parents).Select((source, index) =>
            new Elite(new Candidate(new CandidateId(index), source, new Lineage("seed", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = 1 }));
        return await one.ProposeAsync(new ProposalRequest(new CandidateId(9), problem, [.. elites], seed), CancellationToken.None);
    }
}
