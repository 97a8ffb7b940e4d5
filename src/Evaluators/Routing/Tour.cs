namespace EvoLLM.Evaluators;

/// <summary>A round trip through all cities, checked and measured from the order of the cities alone.</summary>
/// <param name="Length">The sum of its distances, the way back to the first city included.</param>
/// <param name="Cities">Each city once, from 0.</param>
public sealed record Tour(double Length, IReadOnlyList<int> Cities)
{
    /// <summary>Checks a tour.</summary>
    /// <param name="instance">The cities.</param>
    /// <param name="order">The order in which they are visited.</param>
    /// <returns>The tour, or <see langword="null"/> where a city is missing, visited twice or not there.</returns>
    public static Tour? Check(TspInstance instance, IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(order);
        var seen = new bool[instance.Cities];
        if (order.Count != seen.Length)
        {
            return null;
        }

        foreach (var city in order)
        {
            if (city < 0 || city >= seen.Length || seen[city])
            {
                return null;
            }

            seen[city] = true;
        }

        return new Tour(LengthOf(order, instance.Distance), order);
    }

    /// <summary>The tour that goes on to the nearest city not yet visited; of several the first.</summary>
    /// <param name="instance">The cities.</param>
    /// <param name="start">Where it begins, from 0.</param>
    public static Tour NearestNeighbour(TspInstance instance, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var left = Enumerable.Range(0, instance.Cities).Where(city => city != start).ToList();
        var order = new List<int>(instance.Cities) { start };
        while (left.Count > 0)
        {
            var next = left.MinBy(city => instance.Distance(order[^1], city));
            left.Remove(next);
            order.Add(next);
        }

        return new Tour(LengthOf(order, instance.Distance), order);
    }

    /// <summary>The length of a round trip.</summary>
    /// <param name="order">The cities in order.</param>
    /// <param name="distance">The distance of two cities.</param>
    internal static double LengthOf(IReadOnlyList<int> order, Func<int, int, double> distance)
    {
        var length = 0.0;
        for (var i = 0; i < order.Count; i++)
        {
            length += distance(order[i], order[(i + 1) % order.Count]);
        }

        return length;
    }

    /// <summary>The length of a round trip in TSPLIB's whole numbers: Euclidean distances are rounded one by one, other ones are whole already.</summary>
    /// <param name="instance">The cities, not scaled.</param>
    /// <param name="order">The cities in order.</param>
    internal static double RoundedLength(TspInstance instance, IReadOnlyList<int> order) => instance.Distances is null
        ? LengthOf(order, (from, to) => TspLibDistance.Nearest(instance.Distance(from, to)))
        : LengthOf(order, instance.Distance);

    /// <summary>The share of steps, the last and the way back left out, that go to the nearest city not yet visited.</summary>
    /// <param name="instance">The cities.</param>
    /// <param name="order">The cities in order.</param>
    internal static double Greed(TspInstance instance, IReadOnlyList<int> order)
    {
        var nearest = 0;
        for (var i = 0; i + 2 < order.Count; i++)
        {
            var step = instance.Distance(order[i], order[i + 1]);
            var shorter = false;
            for (var j = i + 2; j < order.Count && !shorter; j++)
            {
                shorter = instance.Distance(order[i], order[j]) < step;
            }

            nearest += shorter ? 0 : 1;
        }

        return nearest / (double)Math.Max(1, order.Count - 2);
    }
}
