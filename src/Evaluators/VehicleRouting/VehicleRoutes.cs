namespace EvoLLM.Evaluators;

/// <summary>Routes that bring all customers what they demand, checked and measured from the nodes alone.</summary>
/// <param name="Length">The sum of the distances.</param>
/// <param name="Vehicles">How many routes there are.</param>
/// <param name="Waits">For how many steps the depot stands once more at the end: steps that the ant waited.</param>
public sealed record VehicleRoutes(double Length, int Vehicles, int Waits)
{
    /// <summary>Checks routes.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="nodes">The nodes in the order in which they are visited, route after route: the depot 0 at both ends and between routes; further ones at the end are waits.</param>
    /// <returns>The routes, or <see langword="null"/> where a customer is missing or visited twice, a vehicle carries too much, or a route is empty.</returns>
    public static VehicleRoutes? Check(VehicleRoutingInstance instance, IReadOnlyList<int> nodes)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(nodes);
        var last = nodes.Count - 1;
        while (last > 0 && nodes[last] == 0 && nodes[last - 1] == 0)
        {
            last--;
        }

        if (last < 1 || nodes[0] != 0 || nodes[last] != 0)
        {
            return null;
        }

        var visited = new bool[instance.Demands.Length];
        var (load, vehicles) = (0L, 0);
        for (var i = 1; i <= last; i++)
        {
            var node = nodes[i];
            if (node == 0)
            {
                (load, vehicles) = (0, vehicles + 1);
            }

            if (node < 0 || node >= visited.Length || (node == 0 ? nodes[i - 1] == 0 : visited[node]) || (load += instance.Demands[node]) > instance.Capacity)
            {
                return null;
            }

            visited[node] = true;
        }

        return Array.TrueForAll(visited, seen => seen) ? new VehicleRoutes(LengthOf(nodes, instance.Distance), vehicles, nodes.Count - 1 - last) : null;
    }

    /// <summary>Routes that go on to the nearest customer whose demand still fits.</summary>
    /// <param name="instance">The instance.</param>
    public static VehicleRoutes NearestNeighbour(VehicleRoutingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        instance.RequireSolvable();
        var left = Enumerable.Range(1, instance.Demands.Length - 1).ToList();
        var nodes = new List<int> { 0 };
        for (var room = instance.Capacity; left.Count > 0;)
        {
            var fitting = left.Where(node => instance.Demands[node] <= room).ToList();
            var next = fitting.Count > 0 ? fitting.MinBy(node => instance.Distance(nodes[^1], node)) : 0;
            room = next == 0 ? instance.Capacity : room - instance.Demands[next];
            left.Remove(next);
            nodes.Add(next);
        }

        nodes.Add(0);
        return new VehicleRoutes(LengthOf(nodes, instance.Distance), nodes.Count(node => node == 0) - 1, 0);
    }

    /// <summary>The length of a path.</summary>
    internal static double LengthOf(IReadOnlyList<int> nodes, Func<int, int, double> distance)
    {
        var length = 0.0;
        for (var i = 1; i < nodes.Count; i++)
        {
            length += distance(nodes[i - 1], nodes[i]);
        }

        return length;
    }
}
