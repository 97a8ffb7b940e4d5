namespace EvoLLM.Evolver;

/// <summary>What a schedule decided that a proposal is to be.</summary>
/// <param name="Operator">Who is to make it.</param>
/// <param name="Parents">What it starts from; may be empty.</param>
public sealed record Commission(IOperator Operator, params IReadOnlyList<Elite> Parents)
{
    /// <summary>An earlier proposal to go on from, which may have failed.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>The model that is to be asked, by its name; <see langword="null"/> leaves it to the run.</summary>
    public string? Model { get; init; }

    /// <summary>What earlier proposals thought.</summary>
    public IReadOnlyList<Thought> Thoughts { get; init; } = [];

    /// <summary>Whether <see cref="ProposalRecord.Improvement"/> is recorded.</summary>
    public bool RecordsImprovement { get; init; }

    /// <summary>What else the operator is told, by names that it knows.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = ProposalRequest.NoNotes;
}
