namespace EvoLLM.Evolver;

/// <summary>Checks that an archive or an island holds exactly the elites that it should, each in its cell, and counts them right.</summary>
/// <param name="place">Where.</param>
/// <param name="keepsBest">Whether the best elite can only be replaced by a better one; in a part of a shared archive others may take its cell.</param>
internal sealed class ContentsCheck(Place place, bool keepsBest)
{
    private const double Tolerance = 1e-9;

    /// <summary>Checks what is held.</summary>
    /// <param name="expected">What should be held, by cell.</param>
    /// <param name="actual">What is held.</param>
    public void VerifyElites(IReadOnlyDictionary<long, ProposalRecord> expected, IReadOnlyList<ArchiveEntry<Elite>> actual)
    {
        var cells = new HashSet<long>();
        var candidates = new Dictionary<CandidateId, long>();
        foreach (var entry in actual)
        {
            if (!cells.Add(entry.Cell))
            {
                throw place.Violation(entry.Cell, "one elite", $"another one, {Place.Describe(entry)}");
            }

            if (!candidates.TryAdd(entry.Solution.Candidate.Id, entry.Cell))
            {
                throw place.Violation(entry.Cell, $"candidate {entry.Solution.Candidate.Id} in cell {candidates[entry.Solution.Candidate.Id]} only", "it here too");
            }

            VerifyElite(expected.GetValueOrDefault(entry.Cell), entry);
        }

        if (expected.Keys.Except(cells).Select(cell => (long?)cell).Min() is { } missing)
        {
            throw place.Violation(missing, Place.Describe(expected[missing]), "no elite");
        }
    }

    /// <summary>Checks the figures, whose sums may be rounded otherwise.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="actual">What is held.</param>
    public void VerifyFigures(ArchiveStatistics figures, IReadOnlyList<ArchiveEntry<Elite>> actual)
    {
        var sum = actual.Sum(entry => entry.Fitness);
        var scale = actual.Sum(entry => Math.Abs(entry.Fitness) + Math.Abs(figures.QdScoreOffset));
        Compare("elites", figures.Elites, actual.Count, 0);
        Compare("QD score", figures.QdScore, sum - (actual.Count * figures.QdScoreOffset), scale);
        Compare("mean fitness", figures.MeanFitness, actual.Count > 0 ? sum / actual.Count : null, actual.Count > 0 ? scale / actual.Count : 0);
        double? best = actual.Count > 0 ? actual.Max(entry => entry.Fitness) : null;
        if (keepsBest || !(figures.BestFitness >= best))
        {
            Compare("best fitness", figures.BestFitness, best, 0);
        }
    }

    private void VerifyElite(ProposalRecord? expected, ArchiveEntry<Elite> actual)
    {
        var (candidate, evaluation) = actual.Solution;
        if (expected is null || expected.Id != candidate.Id)
        {
            throw place.Violation(actual.Cell, expected is null ? "no elite" : Place.Describe(expected), Place.Describe(actual));
        }

        if (expected.Source != candidate.Source)
        {
            throw place.Violation(actual.Cell, $"the program that candidate {expected.Id} is", "another one under its number");
        }

        if (expected.Evaluation.Fitness != actual.Fitness || expected.Evaluation.Fitness != evaluation.Fitness || !actual.Measures.Equals(expected.Evaluation.Measures))
        {
            throw place.Violation(actual.Cell, $"{Place.Describe(expected)} at {expected.Evaluation.Measures}", $"{Place.Describe(actual)} at {actual.Measures}");
        }
    }

    private void Compare(string figure, double? reported, double? counted, double scale)
    {
        if (reported.HasValue != counted.HasValue || !(Math.Abs((reported - counted) ?? 0) <= Tolerance * scale))
        {
            throw place.Violation(null, FormattableString.Invariant($"{figure} {counted:R}"), FormattableString.Invariant($"{reported:R}"));
        }
    }
}
