namespace EvoLLM.Evolver;

/// <summary>Takes everything from the islands that fall behind and begins them anew with copies of others' elites.</summary>
/// <param name="options">Which, and with what.</param>
internal sealed class IslandReset(ResetOptions options)
{
    /// <summary>Resets islands.</summary>
    /// <returns>Which, in ascending order, and what was copied to them.</returns>
    public (IReadOnlyList<int> Islands, IReadOnlyList<IslandCopy> Copies) Apply(IReadOnlyList<Island> islands, SeededRandom random)
    {
        var reset = Choose(islands, random);
        var survivors = islands.Except(reset).ToList();
        var founders = reset.Select(_ => Founders(islands, survivors, random)).ToList();
        var copies = new List<IslandCopy>();
        foreach (var (island, own) in reset.Zip(founders))
        {
            island.Clear();
            copies.AddRange(own.Select(founder => island.Receive(founder.Entry, founder.From, CopyReason.Reset)));
        }

        return ([.. reset.Select(island => island.Number)], copies);
    }

    private List<Island> Choose(IReadOnlyList<Island> islands, SeededRandom random)
    {
        var lots = islands.Select(_ => random.NextBits()).ToList();
        return [.. islands.OrderBy(Score).ThenBy(island => lots[island.Number]).Take(options.IslandsOf(islands.Count)).OrderBy(island => island.Number)];
    }

    private double Score(Island island) => options.Rule == ResetRule.BestScore
        ? island.Max(elite => elite.Fitness)
        : island.Average(elite => elite.Fitness);

    private List<(int From, ArchiveEntry<Elite> Entry)> Founders(IReadOnlyList<Island> islands, List<Island> survivors, SeededRandom random)
    {
        IReadOnlyList<Island> sources = options.From == FounderSource.AllIslands ? islands : [survivors[random.Next(survivors.Count)]];
        return [.. sources.SelectMany(island => island.Fittest(options.Founders).Select(entry => (From: island.Number, Entry: entry)))
            .DistinctBy(founder => founder.Entry.Solution.Candidate.Id)
            .OrderByDescending(founder => founder.Entry.Fitness).ThenBy(founder => founder.Entry.Solution.Candidate.Id)
            .Take(options.Founders)];
    }
}
