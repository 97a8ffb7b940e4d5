namespace EvoLLM.Evaluators;

/// <summary>
/// An ant system for the capacitated vehicle routing problem (after Bullnheimer, Hartl and Strauss 1999), as ReEvo (Ye et al. 2024) uses it. An ant
/// begins at the depot and goes on, among the customers left whose demand still fits and the depot, with probability proportional to pheromone times
/// heuristic; from the depot it goes to a customer as long as one is left. Then all pheromone decays, to 1e-10 at least, and each ant adds the
/// inverse of its cost, its length and what its waiting costs, to the steps it took.
/// </summary>
public sealed class VehicleRoutingColony
{
    private const double LeastPheromone = 1e-10;

    private readonly VehicleRoutingInstance _instance;
    private readonly PheromoneTrails _trails;
    private readonly int[] _left;
    private readonly int[] _open;

    /// <summary>Prepares a search.</summary>
    /// <param name="instance">The instance; no node demands more than a vehicle carries.</param>
    /// <param name="heuristics">How promising each step is, n by n, finite; 1e-9 is added, and what is then below 1e-9 counts as that. The diagonal means nothing.</param>
    public VehicleRoutingColony(VehicleRoutingInstance instance, double[,] heuristics)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(heuristics);
        ArgumentOutOfRangeException.ThrowIfNotEqual(heuristics.Length, instance.Demands.Length * instance.Demands.Length);
        instance.RequireSolvable();
        _instance = instance;
        _trails = new PheromoneTrails(heuristics);
        _left = new int[instance.Demands.Length];
        _open = new int[instance.Demands.Length];
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How many ants, how often, and how fast pheromone fades.</param>
    /// <param name="random">The stream.</param>
    /// <returns>The nodes in the order of the cheapest routes found, the depot 0 at both ends and between routes, and once more for each step waited.</returns>
    public int[] Search(ColonyOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int[] best = [];
        var cheapest = double.PositiveInfinity;
        var ants = new int[options.Ants][];
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            for (var ant = 0; ant < ants.Length; ant++)
            {
                ants[ant] = Walk(random);
            }

            _trails.Fade(options.Decay, LeastPheromone);
            var steps = ants.Max(nodes => nodes.Length);
            foreach (var nodes in ants)
            {
                var waits = _instance.Waiting > 0 ? steps - nodes.Length : 0;
                var cost = VehicleRoutes.LengthOf(nodes, _instance.Distance) + (_instance.Waiting * waits);
                _trails.Add(nodes, 1 / cost);
                if (cost < cheapest)
                {
                    (best, cheapest) = ([.. nodes, .. new int[waits]], cost);
                }
            }

            _trails.Refresh();
        }

        return best;
    }

    private int[] Walk(Random random)
    {
        var left = _left.Length - 1;
        for (var customer = 1; customer <= left; customer++)
        {
            _left[customer - 1] = customer;
        }

        var nodes = new List<int>(2 * _left.Length) { 0 };
        for (var (node, room) = (0, _instance.Capacity); left > 0;)
        {
            var place = Next(node, left, room, random);
            node = place < 0 ? 0 : _left[place];
            room = place < 0 ? _instance.Capacity : room - _instance.Demands[node];
            nodes.Add(node);
            if (place >= 0)
            {
                _left[place] = _left[--left];
            }
        }

        nodes.Add(0);
        return [.. nodes];
    }

    /// <summary>The place of the next customer among those left; below 0 for the depot.</summary>
    private int Next(int node, int left, int room, Random random)
    {
        // The depot, where it may be chosen, stands first.
        var open = 0;
        if (node != 0)
        {
            _open[open++] = 0;
        }

        for (var place = 0; place < left; place++)
        {
            if (_instance.Demands[_left[place]] <= room)
            {
                _open[open++] = _left[place];
            }
        }

        var chosen = _open[_trails.Draw(node, _open.AsSpan(0, open), random)];
        return chosen == 0 ? -1 : _left.AsSpan(0, left).IndexOf(chosen);
    }
}
