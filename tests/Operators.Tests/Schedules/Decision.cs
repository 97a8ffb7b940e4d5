using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What a schedule decided, as plain text and numbers, so that two courses can be compared.</summary>
internal sealed record Decision(int Id, Commission Commission)
{
    public string Operator => Commission.Operator.Name;

    public IReadOnlyList<int> Parents => [.. Commission.Parents.Select(parent => parent.Candidate.Id.Value)];

    public IReadOnlyList<int> Thoughts => [.. Commission.Thoughts.Select(thought => thought.Id.Value)];

    public override string ToString() =>
        $"{Id} {Operator} [{string.Join(' ', Parents)}] [{string.Join(' ', Thoughts)}] {string.Join(' ', Commission.Notes.Select(note => $"{note.Key}={note.Value}"))}";
}
