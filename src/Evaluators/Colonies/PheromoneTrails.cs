namespace EvoLLM.Evaluators;

/// <summary>What guides the ants of a colony on a graph: on each edge its heuristic, which stays, and its pheromone, which is 1 at first.</summary>
internal sealed class PheromoneTrails
{
    private const double Floor = 1e-9;

    private readonly int _nodes;
    private readonly double[] _heuristics;
    private readonly double[] _pheromone;
    private readonly double[] _attraction;
    private readonly double[] _weights;

    /// <param name="heuristics">n by n, finite; 1e-9 is added, and what is then below 1e-9 counts as that.</param>
    public PheromoneTrails(double[,] heuristics)
    {
        _nodes = heuristics.GetLength(0);
        _heuristics = [.. heuristics.Cast<double>().Select(promise => Math.Max(promise + Floor, Floor))];
        _pheromone = new double[_heuristics.Length];
        Array.Fill(_pheromone, 1);
        _attraction = (double[])_heuristics.Clone();
        _weights = new double[_nodes];
    }

    /// <summary>Draws the next node with probability proportional to pheromone times heuristic of the edge to it.</summary>
    /// <param name="from">Where the ant is.</param>
    /// <param name="open">The nodes to choose from, one or more.</param>
    /// <param name="random">The stream; one number is taken.</param>
    /// <returns>The place of the node among those open.</returns>
    public int Draw(int from, ReadOnlySpan<int> open, Random random)
    {
        var row = _attraction.AsSpan(from * _nodes, _nodes);
        var weights = _weights.AsSpan(0, open.Length);
        var total = 0.0;
        for (var place = 0; place < open.Length; place++)
        {
            total += weights[place] = row[open[place]];
        }

        var point = random.NextDouble() * total;
        var drawn = 0;
        for (; drawn < weights.Length - 1 && !(point < weights[drawn]); drawn++)
        {
            point -= weights[drawn];
        }

        return drawn;
    }

    /// <summary>Lets pheromone decay; it never falls below a least amount.</summary>
    public void Fade(double decay, double least = 0)
    {
        foreach (ref var pheromone in _pheromone.AsSpan())
        {
            pheromone = Math.Max(pheromone * decay, least);
        }
    }

    /// <summary>Adds pheromone to each step of a path.</summary>
    public void Add(ReadOnlySpan<int> path, double amount)
    {
        for (var i = 1; i < path.Length; i++)
        {
            Add(path[i - 1], path[i], amount);
        }
    }

    /// <summary>Adds pheromone to an edge in one direction.</summary>
    public void Add(int from, int to, double amount) => _pheromone[(from * _nodes) + to] += amount;

    /// <summary>Makes what was added count.</summary>
    public void Refresh()
    {
        for (var edge = 0; edge < _attraction.Length; edge++)
        {
            _attraction[edge] = _pheromone[edge] * _heuristics[edge];
        }
    }
}
