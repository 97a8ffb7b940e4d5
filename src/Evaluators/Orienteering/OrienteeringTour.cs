namespace EvoLLM.Evaluators;

/// <summary>A tour of some nodes that is short enough, checked and measured from the nodes alone.</summary>
/// <param name="Prize">The sum of what its nodes bring, that of the first one included.</param>
/// <param name="Length">The sum of its distances, the way back included.</param>
public sealed record OrienteeringTour(double Prize, double Length)
{
    /// <summary>Checks a tour. Steps are added in its order, so that what was short enough when it was made is so here, to the bit.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="nodes">The nodes in order; the first is 0.</param>
    /// <returns>The tour, or <see langword="null"/> where it does not begin at node 0, visits a node twice or one that is not there, or is too long.</returns>
    public static OrienteeringTour? Check(OrienteeringInstance instance, IReadOnlyList<int> nodes)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(nodes);
        var visited = new bool[instance.Prizes.Length];
        if (nodes.Count == 0 || nodes[0] != 0)
        {
            return null;
        }

        var (prize, travelled) = (0.0, 0.0);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node < 0 || node >= visited.Length || visited[node])
            {
                return null;
            }

            visited[node] = true;
            prize += instance.Prizes[node];
            travelled += i > 0 ? instance.Distance(nodes[i - 1], node) : 0;
        }

        var length = nodes.Count > 1 ? travelled + instance.Distance(nodes[^1], 0) : 0;
        return length <= instance.Limit ? new OrienteeringTour(prize, length) : null;
    }

    /// <summary>The tour that goes on to the node of the largest prize per distance from which it can still return.</summary>
    /// <param name="instance">The instance.</param>
    public static OrienteeringTour Greedy(OrienteeringInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var left = Enumerable.Range(1, instance.Prizes.Length - 1).ToList();
        var (node, prize, travelled) = (0, instance.Prizes[0], 0.0);
        while (true)
        {
            left.RemoveAll(next => travelled + instance.Distance(node, next) + instance.Distance(next, 0) > instance.Limit);
            if (left.Count == 0)
            {
                return new OrienteeringTour(prize, travelled + instance.Distance(node, 0));
            }

            var chosen = left.MaxBy(next => instance.Prizes[next] / instance.Distance(node, next));
            (node, prize, travelled) = (chosen, prize + instance.Prizes[chosen], travelled + instance.Distance(node, chosen));
            left.Remove(chosen);
        }
    }
}
