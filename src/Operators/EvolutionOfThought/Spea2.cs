namespace EvoLLM.Operators;

/// <summary>The environmental selection of SPEA-2 (Zitzler et al. 2001): what is not dominated, filled up by strength and density, or thinned out where it is densest.</summary>
internal static class Spea2
{
    /// <summary>The elites of a population, in its order.</summary>
    /// <param name="population">The programs. Their order decides between equals.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<Tradeoff> Select(IReadOnlyList<Tradeoff> population, int count)
    {
        var range = Tradeoff.Range(population);
        var fitness = Fitness(population, range);
        var elites = population.Index().Where(entry => fitness[entry.Index] < 1).Select(entry => entry.Item).ToList();
        if (elites.Count < count)
        {
            return [.. population.Index().OrderBy(entry => fitness[entry.Index]).Take(count).OrderBy(entry => entry.Index).Select(entry => entry.Item)];
        }

        while (elites.Count > count)
        {
            elites.Remove(Densest(elites, range));
        }

        return elites;
    }

    /// <summary>The sum of the strengths of all that dominate one, and below 1 how near others are; smaller is better.</summary>
    private static double[] Fitness(IReadOnlyList<Tradeoff> population, (double Fitness, double Size) range)
    {
        var strength = population.Select(one => population.Count(one.Dominates)).ToArray();
        var neighbour = (int)Math.Sqrt(population.Count);
        return [.. population.Select(one =>
            population.Index().Where(other => other.Item.Dominates(one)).Sum(other => strength[other.Index])
            + (1 / (Distances(one, population, range).ElementAt(Math.Min(neighbour, population.Count - 1)) + 2)))];
    }

    /// <summary>The one with the nearest neighbour, of equals the one with the nearest second neighbour, and so on.</summary>
    private static Tradeoff Densest(List<Tradeoff> elites, (double Fitness, double Size) range) =>
        elites.MinBy(one => Distances(one, elites, range).ToArray(), Comparer<double[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))!;

    /// <summary>How far others are, itself first.</summary>
    private static IOrderedEnumerable<double> Distances(Tradeoff one, IReadOnlyList<Tradeoff> all, (double Fitness, double Size) range) =>
        all.Select(other => one.Distance(other, range)).Order();
}
