using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What became of one proposal of a stage.</summary>
/// <param name="Record">All of it.</param>
/// <param name="Elite">The candidate with its fitness; <see langword="null"/> where there is none.</param>
internal sealed record StageResult(ProposalRecord Record, Elite? Elite)
{
    /// <summary>What was thought, where a thought was asked for and the model had one; else <see langword="null"/>.</summary>
    public Thought? Thought => Record is { Evaluation.Status: EvaluationStatus.Thought, Thought: { } text } ? new Thought(Record.Id, text) : null;
}
