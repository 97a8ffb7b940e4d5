namespace EvoLLM.Evolver;

/// <summary>
/// Checks what was decided on one candidate: a cell is taken by the first that falls into it, and from then on by who is
/// fitter (Mouret and Clune 2015). Where places are not cells, it checks that the one named can be taken.
/// </summary>
/// <param name="partition">The cells; <see langword="null"/> for an archive without cells.</param>
/// <param name="objectives">What a Pareto archive asks besides the fitness; <see langword="null"/> for another archive.</param>
/// <param name="axes">The axes of the problem.</param>
internal sealed class DecisionCheck(IPartition? partition, IReadOnlyList<ParetoObjective>? objectives, IReadOnlyList<MeasureAxis> axes)
{
    /// <summary>The cells; <see langword="null"/> for an archive without cells.</summary>
    public IPartition? Partition => partition;

    /// <summary>Checks a decision.</summary>
    /// <param name="place">Where it was decided.</param>
    /// <param name="held">What was held there before.</param>
    /// <param name="candidate">Who was decided on.</param>
    /// <param name="decision">What was decided.</param>
    public void Verify(Place place, IReadOnlyDictionary<long, ProposalRecord> held, ProposalRecord candidate, (AddStatus Status, long? Cell) decision)
    {
        if (decision.Status == AddStatus.NotOffered || decision.Cell is not { } cell)
        {
            throw place.Violation(decision.Cell, $"a decision on {Place.Describe(candidate)}", "none");
        }

        if (partition?.CellOf(candidate.Evaluation.Measures!.AsSpan()) is { } right && right != cell)
        {
            throw place.Violation(cell, $"{Place.Describe(candidate)} in cell {right}", "it here");
        }

        var isHeld = held.TryGetValue(cell, out var elite);
        var expected = !isHeld ? AddStatus.New : MayReplace(candidate.Evaluation, elite!.Evaluation) ? AddStatus.Improved : AddStatus.Rejected;
        var mayReject = partition is null && decision.Status == AddStatus.Rejected;
        if (decision.Status != expected && !mayReject)
        {
            var holder = isHeld ? Place.Describe(elite!) : "an empty cell";
            throw place.Violation(cell, $"'{expected}' for {Place.Describe(candidate)} beside {holder}", $"'{decision.Status}'");
        }
    }

    /// <summary>Who is fitter; in a Pareto archive, who is better in something, for a crowded place may go to the less fit.</summary>
    private bool MayReplace(Evaluation one, Evaluation other) => objectives is null
        ? one.Fitness > other.Fitness
        : !ParetoFront.Covers(ParetoObjective.Vector(other, objectives, axes), ParetoObjective.Vector(one, objectives, axes));

    /// <summary>Checks what was decided on a copy inside a shared archive, where it only becomes known to another island.</summary>
    public static void VerifyShared(Place place, IReadOnlyDictionary<long, ProposalRecord> held, IslandCopy copy)
    {
        var expected = held.ContainsKey(copy.Cell) ? AddStatus.Rejected : AddStatus.New;
        if (copy.Decision != expected)
        {
            throw place.Violation(copy.Cell, $"'{expected}' for a copy of candidate {copy.Candidate}", $"'{copy.Decision}'");
        }
    }
}
