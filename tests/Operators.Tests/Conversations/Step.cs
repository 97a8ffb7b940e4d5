using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>One proposal of a course that was driven.</summary>
internal sealed record Step(CandidateId Id, Commission Commission, ProposalRecord Record, Elite? Elite)
{
    public string Operator => Commission.Operator.Name;

    /// <summary>What the schedule decided, as a text to compare.</summary>
    public override string ToString() =>
        $"{Id} {Operator} of {string.Join(' ', Commission.Parents.Select(parent => parent.Candidate.Id))} after {Commission.Attempt?.Id} by {string.Join(' ', Commission.Thoughts.Select(thought => thought.Id))}";
}
