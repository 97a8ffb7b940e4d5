namespace EvoLLM.Evolver;

/// <summary>When to stop before the budget is spent. A rule that is <see langword="null"/> does not bind.</summary>
public sealed record StopRule
{
    /// <summary>Stop as soon as a candidate has this fitness or a better one (larger is better).</summary>
    public double? TargetFitness { get; init; }

    /// <summary>Stop after this many evaluations without a new best, 1 or more.</summary>
    public int? Patience { get; init; }

    /// <summary>Stop after this many proposals in a row for which no model answered.</summary>
    public int FailingProposals { get; init; } = 8;
}
