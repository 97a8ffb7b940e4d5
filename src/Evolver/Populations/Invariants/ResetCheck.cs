namespace EvoLLM.Evolver;

/// <summary>Checks that those islands were reset that fell behind, when the configuration says, and begun anew from the right elites.</summary>
/// <param name="options">The islands of the run.</param>
internal sealed class ResetCheck(IslandOptions options)
{
    private const double Tolerance = 1e-9;

    /// <summary>Checks the resets of one commit.</summary>
    /// <param name="commit">The proposal that was committed.</param>
    /// <param name="islands">What the islands held before the reset.</param>
    /// <param name="reset">The islands that were reset.</param>
    /// <param name="copies">What they were begun anew with.</param>
    public void Verify(
        CandidateId commit, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> islands, IReadOnlyList<int> reset, IReadOnlyList<IslandCopy> copies)
    {
        var run = new Place(commit, "the reset of islands");
        var expected = Count(commit, islands);
        if (reset.Count != expected || reset.Distinct().Count() != expected)
        {
            throw run.Violation(null, $"{expected} islands", $"{reset.Distinct().Count()}");
        }

        VerifyScores(commit, islands, reset);
        foreach (var copy in copies.Where(copy => !reset.Contains(copy.To)))
        {
            throw Place.Island(commit, copy.To).Violation(copy.Cell, "no founder, as it was not reset", $"candidate {copy.Candidate}");
        }

        foreach (var island in reset)
        {
            VerifyFounders(Place.Island(commit, island), islands, reset, [.. copies.Where(copy => copy.To == island)]);
        }
    }

    private int Count(CandidateId commit, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> islands)
    {
        var isDue = options.Reset.Rule != ResetRule.None
            && options.Count > 1
            && (commit.Value + 1) % (options.Count * options.Reset.Interval) == 0
            && islands.All(island => island.Count > 0);
        return isDue ? Math.Max(1, (int)(options.Count * options.Reset.Share)) : 0;
    }

    private void VerifyScores(CandidateId commit, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> islands, IReadOnlyList<int> reset)
    {
        foreach (var worse in reset)
        {
            foreach (var better in Enumerable.Range(0, islands.Count).Except(reset))
            {
                var (low, high) = (Score(islands[worse]), Score(islands[better]));
                if (low > high + (Tolerance * Math.Max(Math.Abs(low), Math.Abs(high))))
                {
                    throw Place.Island(commit, better).Violation(null, $"a reset before that of island {worse}, as it scores {high:R} and that {low:R}", "none");
                }
            }
        }
    }

    private double Score(IReadOnlyDictionary<long, ProposalRecord> island)
    {
        var fitness = island.Values.Select(elite => elite.Evaluation.Fitness!.Value);
        return options.Reset.Rule == ResetRule.BestScore ? fitness.Max() : fitness.Average();
    }

    private void VerifyFounders(
        Place place, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> islands, IReadOnlyList<int> reset, IReadOnlyList<IslandCopy> founders)
    {
        var fromAll = options.Reset.From == FounderSource.AllIslands;
        if (founders.Count == 0 || (!fromAll && (founders.DistinctBy(copy => copy.From).Count() > 1 || reset.Contains(founders[0].From))))
        {
            throw place.Violation(null, "founders from one island that was not reset", $"those of {string.Join(", ", founders.Select(copy => copy.From).Distinct())}");
        }

        var sources = fromAll ? islands : [islands[founders[0].From]];
        var best = sources.SelectMany(source => source.Values).DistinctBy(elite => elite.Id)
            .OrderByDescending(elite => elite.Evaluation.Fitness).ThenBy(elite => elite.Id).Take(options.Reset.Founders).Select(elite => elite.Id);
        if (!best.SequenceEqual(founders.Select(copy => copy.Candidate)))
        {
            throw place.Violation(null, $"the founders {string.Join(", ", best)}", string.Join(", ", founders.Select(copy => copy.Candidate)));
        }
    }
}
