namespace EvoLLM.Evaluators;

/// <summary>
/// The ant system for the travelling salesman problem (Dorigo, Maniezzo and Colorni 1996), as ReEvo (Ye et al. 2024) uses it. An ant begins at
/// a random city and goes on, among the cities not yet visited, with probability proportional to pheromone times heuristic; then all pheromone
/// decays, and each ant adds the inverse of its length to the edges of its tour, in both directions.
/// </summary>
public sealed class SalesmanColony
{
    private readonly double[,] _distances;
    private readonly PheromoneTrails _trails;
    private readonly int[] _open;

    /// <summary>Prepares a search.</summary>
    /// <param name="distances">The distances, n by n.</param>
    /// <param name="heuristics">How promising each edge is, n by n, finite; 1e-9 is added, and what is then below 1e-9 counts as that. The diagonal means nothing.</param>
    public SalesmanColony(double[,] distances, double[,] heuristics)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(heuristics);
        ArgumentOutOfRangeException.ThrowIfNotEqual(heuristics.Length, distances.Length);
        _distances = distances;
        _trails = new PheromoneTrails(heuristics);
        _open = new int[distances.GetLength(0)];
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How many ants, how often, and how fast pheromone fades.</param>
    /// <param name="random">The stream.</param>
    /// <returns>The cities in the order of the shortest tour found.</returns>
    public int[] Search(ColonyOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int[] best = [];
        var shortest = double.PositiveInfinity;
        var ants = new (int[] Tour, double Length)[options.Ants];
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            for (var ant = 0; ant < ants.Length; ant++)
            {
                ants[ant] = Walk(random);
                if (ants[ant].Length < shortest)
                {
                    (best, shortest) = ants[ant];
                }
            }

            Update(ants, options.Decay);
        }

        return best;
    }

    private (int[] Tour, double Length) Walk(Random random)
    {
        for (var city = 0; city < _open.Length; city++)
        {
            _open[city] = city;
        }

        var tour = new int[_open.Length];
        var place = random.Next(_open.Length);
        var length = 0.0;
        for (var (step, left) = (0, _open.Length); ; step++)
        {
            tour[step] = _open[place];
            length += step > 0 ? _distances[tour[step - 1], tour[step]] : 0;
            _open[place] = _open[--left];
            if (left == 0)
            {
                return (tour, length + _distances[tour[step], tour[0]]);
            }

            place = _trails.Draw(tour[step], _open.AsSpan(0, left), random);
        }
    }

    private void Update((int[] Tour, double Length)[] ants, double decay)
    {
        _trails.Fade(decay);
        foreach (var (tour, length) in ants)
        {
            for (var i = 0; i < tour.Length; i++)
            {
                var (from, to) = (tour[i], tour[(i + 1) % tour.Length]);
                _trails.Add(from, to, 1 / length);
                _trails.Add(to, from, 1 / length);
            }
        }

        _trails.Refresh();
    }
}
