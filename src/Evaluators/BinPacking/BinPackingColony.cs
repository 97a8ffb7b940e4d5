namespace EvoLLM.Evaluators;

/// <summary>
/// An ant system for bin packing (after Levine and Ducatelle 2004), as ReEvo (Ye et al. 2024) uses it: pheromone lies on pairs of items. An
/// ant fills one bin after the other. The first item of a bin is any of those left; the next is drawn, among those that fit, by the mean over
/// the bin's items of pheromone times heuristic, plus 1e-5. Then all pheromone decays, and each ant adds its fitness, the mean squared fill
/// of its bins, over the number of ants, to all pairs that shared a bin. The best packing is the one of fewest bins.
/// </summary>
public sealed class BinPackingColony
{
    private readonly BinPackingInstance _instance;
    private readonly int _count;

    // Items stand in order of their sizes inside, so that those that fit are the first ones of those that are left.
    private readonly int[] _order;
    private readonly int[] _sizes;
    private readonly double[] _heuristics;
    private readonly double[] _pheromone;
    private readonly double[] _attraction;
    private readonly double[] _sums;
    private readonly double[] _weights;
    private readonly int[] _left;

    /// <summary>Prepares a search.</summary>
    /// <param name="instance">The instance; the order of its items means nothing here.</param>
    /// <param name="heuristics">How promising it is to put two items into one bin, finite, the largest above 0. Clipped to 1e-6 from below and 1e6 from above, divided by the largest, and clipped from below again.</param>
    public BinPackingColony(BinPackingInstance instance, double[,] heuristics)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(heuristics);
        _instance = instance;
        _count = instance.Items.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(heuristics.Length, _count * _count);
        _order = [.. Enumerable.Range(0, _count).OrderBy(item => instance.Items[item])];
        _sizes = Array.ConvertAll(_order, item => instance.Items[item]);
        _heuristics = Normalize(heuristics);
        _pheromone = new double[_count * _count];
        Array.Fill(_pheromone, 1);
        _attraction = new double[_count * _count];
        _sums = new double[_count];
        _weights = new double[_count];
        _left = new int[_count];
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How many ants, how often, and how fast pheromone fades.</param>
    /// <param name="random">The stream.</param>
    /// <returns>For each item its bin, from 0, in the best packing found.</returns>
    public int[] Search(ColonyOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int[][]? best = null;
        var ants = new int[options.Ants][][];
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            for (var pair = 0; pair < _attraction.Length; pair++)
            {
                _attraction[pair] = _pheromone[pair] * _heuristics[pair];
            }

            for (var ant = 0; ant < ants.Length; ant++)
            {
                ants[ant] = Walk(random);
                best = best is null || ants[ant].Length < best.Length ? ants[ant] : best;
            }

            Update(ants, options.Decay);
        }

        return Assignment(best ?? []);
    }

    private double[] Normalize(double[,] heuristics)
    {
        const double Least = 1e-6;
        const double Most = 1e6;
        var normal = new double[_count * _count];
        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < _count; j++)
            {
                normal[(i * _count) + j] = Math.Clamp(heuristics[_order[i], _order[j]], Least, Most);
            }
        }

        var largest = normal.Max();
        for (var pair = 0; pair < normal.Length; pair++)
        {
            normal[pair] = Math.Max(normal[pair] / largest, Least);
        }

        return normal;
    }

    /// <summary>The items of each bin.</summary>
    private int[][] Walk(Random random)
    {
        var bins = new List<int[]>();
        var bin = new List<int>();
        for (var item = 0; item < _count; item++)
        {
            _left[item] = item;
        }

        for (var left = _count; left > 0;)
        {
            bin.Clear();
            Array.Clear(_sums);
            var room = _instance.Capacity;
            for (var fitting = left; fitting > 0; fitting = Fitting(left, room))
            {
                var place = bin.Count == 0 ? (int)(random.NextDouble() * fitting) : Draw(bin, fitting, random);
                var item = _left[place];
                Array.Copy(_left, place + 1, _left, place, left - place - 1);
                left--;
                bin.Add(item);
                room -= _sizes[item];
            }

            bins.Add([.. bin]);
        }

        return [.. bins];
    }

    /// <summary>How many of the items that are left fit into what room a bin has.</summary>
    private int Fitting(int left, int room)
    {
        var (low, high) = (0, left);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sizes[_left[middle]] <= room ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Draw(List<int> bin, int fitting, Random random)
    {
        // What fits now has fitted all along: its sum needs the row of the last item only.
        var row = _attraction.AsSpan(bin[^1] * _count, _count);
        var (total, share) = (0.0, 1.0 / bin.Count);
        for (var place = 0; place < fitting; place++)
        {
            var item = _left[place];
            var sum = _sums[item] += row[item];
            total += _weights[place] = (sum * share) + 1e-5;
        }

        var point = random.NextDouble() * total;
        var drawn = 0;
        for (; drawn < fitting - 1 && !(point < _weights[drawn]); drawn++)
        {
            point -= _weights[drawn];
        }

        return drawn;
    }

    private void Update(int[][][] ants, double decay)
    {
        foreach (ref var pair in _pheromone.AsSpan())
        {
            pair *= decay;
        }

        foreach (var bins in ants)
        {
            var deposit = Fitness(bins) / ants.Length;
            foreach (var bin in bins)
            {
                foreach (var one in bin)
                {
                    foreach (var other in bin)
                    {
                        _pheromone[(one * _count) + other] += deposit;
                    }
                }
            }
        }
    }

    private double Fitness(int[][] bins)
    {
        var sum = 0.0;
        foreach (var bin in bins)
        {
            var fill = bin.Sum(item => _sizes[item]) / (double)_instance.Capacity;
            sum += fill * fill;
        }

        return sum / bins.Length;
    }

    private int[] Assignment(int[][] bins)
    {
        var assignment = new int[_count];
        for (var bin = 0; bin < bins.Length; bin++)
        {
            foreach (var item in bins[bin])
            {
                assignment[_order[item]] = bin;
            }
        }

        return assignment;
    }
}
