namespace EvoLLM.Evolver;

/// <summary>One program, or one text where the problem asks for texts, with its lineage, not yet judged.</summary>
/// <param name="Id">Its number in the run.</param>
/// <param name="Source">The text of it.</param>
/// <param name="Lineage">The operator and the parents that it comes from.</param>
public sealed record Candidate(CandidateId Id, string Source, Lineage Lineage)
{
    /// <summary>The idea behind it in words, where its operator asks for one; else <see langword="null"/>.</summary>
    public string? Thought { get; init; }
}
