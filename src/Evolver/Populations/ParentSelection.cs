namespace EvoLLM.Evolver;

/// <summary>
/// How parents are drawn from an archive, or an island of it: uniformly over the elites, as MAP-Elites does (Mouret and Clune 2015),
/// mixed with tournaments that favour the fitter ones, or, of a Pareto front, those that NSGA-II would (Deb et al. 2002).
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
        return Select(new ArchiveIsland(0, archive), count, random);
    }

    internal IReadOnlyList<Elite> Select(Island population, int count, Random random)
    {
        var parents = new List<Elite>(count);
        while (parents.Count < Math.Min(count, population.Count))
        {
            var parent = population[random.NextDouble() < TournamentShare ? Tournament(population, random) : random.Next(population.Count)];
            if (!parents.Contains(parent))
            {
                parents.Add(parent);
            }
            else if (random.NextDouble() < 0.25)
            {
                // A tournament may name the same winner for ever; a uniform draw ends that.
                parent = population[random.Next(population.Count)];
                if (!parents.Contains(parent))
                {
                    parents.Add(parent);
                }
            }
        }

        return parents;
    }

    private int Tournament(Island population, Random random)
    {
        var winner = random.Next(population.Count);
        for (var round = 1; round < TournamentSize; round++)
        {
            var rival = random.Next(population.Count);
            if (population.Prefers(rival, winner))
            {
                winner = rival;
            }
        }

        return winner;
    }
}
