namespace EvoLLM.Operators;

/// <summary>The selection of NSGA-II (Deb et al. 2002): by fronts, and in the front that does not fit by crowding distance.</summary>
internal static class Nsga2
{
    /// <summary>The best of a population, the best first.</summary>
    /// <param name="population">The programs. Their order decides between equals.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<Tradeoff> Select(IReadOnlyList<Tradeoff> population, int count)
    {
        var (left, selected) = (population.ToList(), new List<Tradeoff>());
        while (left.Count > 0 && selected.Count < count)
        {
            var front = left.Where(one => !left.Exists(other => other.Dominates(one))).ToList();
            selected.AddRange(ByCrowding(front).Take(count - selected.Count));
            left.RemoveAll(front.Contains);
        }

        return selected;
    }

    private static IEnumerable<Tradeoff> ByCrowding(List<Tradeoff> front)
    {
        var crowding = new double[front.Count];
        Add(front, one => one.Fitness, crowding);
        Add(front, one => one.Size, crowding);
        return front.Index().OrderByDescending(entry => crowding[entry.Index]).Select(entry => entry.Item);
    }

    private static void Add(List<Tradeoff> front, Func<Tradeoff, double> objective, double[] crowding)
    {
        var order = Enumerable.Range(0, front.Count).OrderBy(index => objective(front[index])).ToArray();
        var range = objective(front[order[^1]]) - objective(front[order[0]]);
        crowding[order[0]] = crowding[order[^1]] = double.PositiveInfinity;
        for (var i = 1; range > 0 && i < order.Length - 1; i++)
        {
            crowding[order[i]] += (objective(front[order[i + 1]]) - objective(front[order[i - 1]])) / range;
        }
    }
}
