namespace EvoLLM.Evolver;

/// <summary>What an operator is asked: plain data, the same whenever the same run reaches this point.</summary>
/// <param name="Id">The number of the proposal, and of the candidate that it will make.</param>
/// <param name="Problem">What is asked.</param>
/// <param name="Parents">The elites to start from; as many as the operator wants, fewer where the archive holds fewer.</param>
/// <param name="Seed">Seeds every random decision of the operator for this proposal.</param>
public sealed record ProposalRequest(CandidateId Id, Problem Problem, IReadOnlyList<Elite> Parents, ulong Seed);
