namespace EvoLLM.Evolver;

/// <summary>
/// How parents are drawn from an archive: uniformly over the elites, as MAP-Elites does (Mouret and Clune 2015),
/// mixed with tournaments that favour the fitter ones.
/// </summary>
public sealed record ParentSelection
{
    /// <summary>The share of draws that are tournaments, 0 to 1; 0 is plain MAP-Elites.</summary>
    public double TournamentShare { get; init; } = 0.5;

    /// <summary>How many elites, drawn uniformly with replacement, meet in a tournament, 1 or more.</summary>
    public int TournamentSize { get; init; } = 4;

    /// <summary>Draws up to <paramref name="count"/> different elites.</summary>
    /// <param name="archive">Where from; not empty.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="random">The stream of this decision.</param>
    /// <returns>Different elites, fewer than wanted only where the archive holds fewer.</returns>
    public IReadOnlyList<Elite> Select(IArchive<Elite> archive, int count, Random random)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(random);
        var parents = new List<Elite>(count);
        while (parents.Count < Math.Min(count, archive.Count))
        {
            var parent = random.NextDouble() < TournamentShare ? Tournament(archive, random) : archive.Sample(random);
            if (!parents.Contains(parent))
            {
                parents.Add(parent);
            }
            else if (random.NextDouble() < 0.25)
            {
                // A tournament may name the same winner for ever; a uniform draw ends that.
                parent = archive.Sample(random);
                if (!parents.Contains(parent))
                {
                    parents.Add(parent);
                }
            }
        }

        return parents;
    }

    private Elite Tournament(IArchive<Elite> archive, Random random)
    {
        var winner = archive.Sample(random);
        for (var round = 1; round < TournamentSize; round++)
        {
            var rival = archive.Sample(random);
            if (rival.Fitness > winner.Fitness)
            {
                winner = rival;
            }
        }

        return winner;
    }
}
