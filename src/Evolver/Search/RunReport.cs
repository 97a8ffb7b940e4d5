namespace EvoLLM.Evolver;

/// <summary>What a finished search found, beside what was known before.</summary>
/// <param name="Champion">The candidate that was best on the validation split among the best of the search.</param>
/// <param name="Splits">Its figures, split by split.</param>
public sealed record RunReport(CandidateId Champion, IReadOnlyList<SplitReport> Splits)
{
    /// <summary>Those among the best that the machine ended on the validation split: on another one they might have been chosen. <see langword="null"/> where there are none.</summary>
    public IReadOnlyList<CandidateId>? EndedByMachine { get; init; }
}

/// <summary>The champion and the baselines on one split.</summary>
/// <param name="Split">The instances.</param>
/// <param name="Champion">The champion's judgement there.</param>
/// <param name="Baselines">What known methods reach there.</param>
public sealed record SplitReport(Split Split, Evaluation Champion, IReadOnlyList<Baseline> Baselines);
