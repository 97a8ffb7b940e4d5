namespace EvoLLM.Evolver;

/// <summary>What an operator is asked: plain data, the same whenever the same run reaches this point.</summary>
/// <param name="Id">The number of the proposal, and of the candidate that it will make.</param>
/// <param name="Problem">What is asked.</param>
/// <param name="Parents">The elites to start from; as many as the operator wants, fewer where there are fewer.</param>
/// <param name="Seed">Seeds every random decision of the operator for this proposal.</param>
public sealed record ProposalRequest(CandidateId Id, Problem Problem, IReadOnlyList<Elite> Parents, ulong Seed)
{
    /// <summary>No notes.</summary>
    internal static readonly IReadOnlyDictionary<string, string> NoNotes = new Dictionary<string, string>();

    /// <summary>An earlier proposal to go on from, which may have failed; <see langword="null"/> where there is none.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>The model that is to be asked, by its name; <see langword="null"/> leaves it to the operator.</summary>
    public string? Model { get; init; }

    /// <summary>What earlier proposals thought.</summary>
    public IReadOnlyList<Thought> Thoughts { get; init; } = [];

    /// <summary>What else the method tells the operator, by names that both know.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = NoNotes;

    /// <summary>
    /// For an operator that asks for them: the candidate that the first parent goes back to by this operator alone, and all
    /// that the operator made of it and of its descendants and that was judged <see cref="EvaluationStatus.Ok"/>, in
    /// proposal order. The parent alone where there is nothing else; empty where it did not ask.
    /// </summary>
    public IReadOnlyList<Elite> Relatives { get; init; } = [];
}
