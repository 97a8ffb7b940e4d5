namespace EvoLLM.Evolver;

/// <summary>Points in the space of objectives, each of which is to be large, ordered as NSGA-II does (Deb et al. 2002).</summary>
internal static class ParetoFront
{
    /// <summary>Whether a point is as good as another one in everything.</summary>
    public static bool Covers(ReadOnlySpan<double> point, ReadOnlySpan<double> other)
    {
        for (var i = 0; i < point.Length; i++)
        {
            if (point[i] < other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The numbers of the points that no other one dominates.</summary>
    /// <param name="points">Points of one length.</param>
    public static IReadOnlyList<int> First(IReadOnlyList<double[]> points) => Undominated([.. Enumerable.Range(0, points.Count)], points);

    /// <summary>The front of each point: 0 where no other dominates it, 1 where only points of front 0 do, and so on.</summary>
    /// <param name="points">Points of one length.</param>
    public static int[] Ranks(IReadOnlyList<double[]> points)
    {
        var ranks = new int[points.Count];
        var left = Enumerable.Range(0, points.Count).ToList();
        for (var rank = 0; left.Count > 0; rank++)
        {
            foreach (var point in Undominated(left, points))
            {
                ranks[point] = rank;
                left.Remove(point);
            }
        }

        return ranks;
    }

    /// <summary>
    /// How far the neighbours of each point lie apart, in ranges of the objectives, summed over these: the crowding distance.
    /// Infinite for the ends of each objective.
    /// </summary>
    /// <param name="points">One or more points of one length; of equals in an objective, the later one counts as larger.</param>
    public static double[] CrowdingDistances(IReadOnlyList<double[]> points)
    {
        var distances = new double[points.Count];
        for (var objective = 0; objective < points[0].Length; objective++)
        {
            int[] order = [.. Enumerable.Range(0, points.Count).OrderBy(point => points[point][objective])];
            var range = points[order[^1]][objective] - points[order[0]][objective];
            distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
            for (var i = 1; i < order.Length - 1 && range > 0 && double.IsFinite(range); i++)
            {
                distances[order[i]] += (points[order[i + 1]][objective] - points[order[i - 1]][objective]) / range;
            }
        }

        return distances;
    }

    /// <summary>The places of points in the crowded comparison, from 0 on: by their fronts and, within one, the least crowded first. Equals share a place.</summary>
    /// <param name="points">Points of one length.</param>
    public static int[] Order(IReadOnlyList<double[]> points)
    {
        var (ranks, crowding) = (Ranks(points), new double[points.Count]);
        foreach (var front in Enumerable.Range(0, points.Count).GroupBy(point => ranks[point]).Select(group => group.ToArray()))
        {
            var distances = CrowdingDistances([.. front.Select(point => points[point])]);
            for (var place = 0; place < front.Length; place++)
            {
                crowding[front[place]] = distances[place];
            }
        }

        var order = new int[points.Count];
        var groups = Enumerable.Range(0, points.Count).GroupBy(point => (Rank: ranks[point], Crowding: crowding[point])).OrderBy(group => group.Key.Rank).ThenByDescending(group => group.Key.Crowding);
        foreach (var (place, group) in groups.Index())
        {
            foreach (var point in group)
            {
                order[point] = place;
            }
        }

        return order;
    }

    /// <summary>The point that has to leave where there is one too many: the most crowded one of the last front, of equals the latest.</summary>
    /// <param name="points">Two or more points of one length.</param>
    public static int Worst(IReadOnlyList<double[]> points)
    {
        var ranks = Ranks(points);
        var last = ranks.Max();
        int[] front = [.. Enumerable.Range(0, points.Count).Where(point => ranks[point] == last)];
        var distances = CrowdingDistances([.. front.Select(point => points[point])]);
        return front[Array.LastIndexOf(distances, distances.Min())];
    }

    private static List<int> Undominated(List<int> among, IReadOnlyList<double[]> points) =>
        [.. among.Where(point => !among.Exists(other => Covers(points[other], points[point]) && !Covers(points[point], points[other])))];
}
