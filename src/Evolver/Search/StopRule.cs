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

    /// <summary>Refuses a rule that was changed to one by which the run would have ended before it did.</summary>
    /// <param name="before">The rules until now.</param>
    /// <param name="ended">By which rule the run went on longer than it may now; <see langword="null"/> where it did not.</param>
    /// <exception cref="OptionsRefusedException">It would.</exception>
    internal void RequireRoom(StopRule before, StopReason? ended)
    {
        var refused = ended == StopReason.Patience && Patience != before.Patience ? $"a patience of {Patience} evaluations: it went on for longer without a new best. Set a larger one."
            : ended == StopReason.Target && TargetFitness != before.TargetFitness ? "that target: it reached it before its end. Set a better one."
            : null;
        if (refused is not null)
        {
            throw new OptionsRefusedException($"The run cannot go on with {refused}");
        }
    }
}
