namespace EvoLLM.Evaluators;

/// <summary>
/// An ant system for the orienteering problem, as ReEvo (Ye et al. 2024) uses it. An ant begins at node 0 and goes on, among the nodes not yet visited from
/// which it can still return within the limit, with probability proportional to pheromone times heuristic. Then all pheromone decays, and each ant
/// adds the share of all prizes that it collected to the steps it took.
/// </summary>
public sealed class OrienteeringColony
{
    private readonly OrienteeringInstance _instance;
    private readonly PheromoneTrails _trails;
    private readonly double[,] _distances;
    private readonly int[] _open;
    private readonly double _prizes;

    /// <summary>Prepares a search.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="heuristics">How promising each step is, n by n, finite; 1e-9 is added, and what is then below 1e-9 counts as that. The diagonal means nothing.</param>
    public OrienteeringColony(OrienteeringInstance instance, double[,] heuristics)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(heuristics);
        var nodes = instance.Prizes.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(heuristics.Length, nodes * nodes);
        _instance = instance;
        _trails = new PheromoneTrails(heuristics);
        _open = new int[nodes];
        _prizes = instance.Prizes.Sum();
        _distances = new double[nodes, nodes];
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes; j++)
            {
                _distances[i, j] = instance.Distance(i, j);
            }
        }
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How many ants, how often, and how fast pheromone fades.</param>
    /// <param name="random">The stream.</param>
    /// <returns>The nodes of the tour of the largest prize found, in order, from 0.</returns>
    public int[] Search(ColonyOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int[] best = [0];
        var most = _instance.Prizes[0];
        var ants = new (int[] Nodes, double Prize)[options.Ants];
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            for (var ant = 0; ant < ants.Length; ant++)
            {
                ants[ant] = Walk(random);
                if (ants[ant].Prize > most)
                {
                    (best, most) = ants[ant];
                }
            }

            _trails.Fade(options.Decay);
            foreach (var (nodes, prize) in ants)
            {
                _trails.Add(nodes, prize / _prizes);
            }

            _trails.Refresh();
        }

        return best;
    }

    private (int[] Nodes, double Prize) Walk(Random random)
    {
        var open = _open.Length - 1;
        for (var node = 1; node <= open; node++)
        {
            _open[node - 1] = node;
        }

        var nodes = new List<int> { 0 };
        var (prize, travelled) = (_instance.Prizes[0], 0.0);
        for (open = Sift(open, 0, travelled); open > 0; open = Sift(open, nodes[^1], travelled))
        {
            var place = _trails.Draw(nodes[^1], _open.AsSpan(0, open), random);
            var node = _open[place];
            _open[place] = _open[--open];
            travelled += _distances[nodes[^1], node];
            prize += _instance.Prizes[node];
            nodes.Add(node);
        }

        return ([.. nodes], prize);
    }

    /// <summary>Drops the nodes from which the ant could not return in time: once too far, a node stays so.</summary>
    private int Sift(int open, int from, double travelled)
    {
        var kept = 0;
        for (var place = 0; place < open; place++)
        {
            var node = _open[place];
            if (travelled + _distances[from, node] + _distances[node, 0] <= _instance.Limit)
            {
                _open[kept++] = node;
            }
        }

        return kept;
    }
}
