using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>
/// An ant system for the multidimensional knapsack problem (Leguizamon and Michalewicz 1999), as ReEvo (Ye et al. 2024) uses it: pheromone
/// lies on items; an ant takes one item after the other with probability proportional to pheromone times heuristic among those that still
/// fit; then all pheromone decays, and each ant adds the share of all prizes that it collected to the items that it took.
/// </summary>
public sealed class KnapsackColony
{
    private readonly KnapsackInstance _instance;
    private readonly double[] _heuristics;
    private readonly double[] _pheromone;
    private readonly double[] _attraction;
    private readonly int[] _open;

    // The weights of an item, four dimensions to a vector, the rest filled up with 0; and what is used, in the same form.
    private readonly Vector256<double>[] _weights;
    private readonly Vector256<double>[] _used;
    private readonly double _prizes;

    /// <summary>Prepares a search.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="heuristics">How promising each item is, finite; 1e-9 is added, and what is then below 1e-9 counts as that.</param>
    public KnapsackColony(KnapsackInstance instance, ReadOnlySpan<double> heuristics)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentOutOfRangeException.ThrowIfNotEqual(heuristics.Length, instance.Prizes.Length);
        const double Floor = 1e-9;
        _instance = instance;
        _heuristics = heuristics.ToArray();
        for (var item = 0; item < _heuristics.Length; item++)
        {
            _heuristics[item] = Math.Max(_heuristics[item] + Floor, Floor);
        }

        _pheromone = new double[_heuristics.Length];
        Array.Fill(_pheromone, 1);
        _attraction = new double[_heuristics.Length];
        _open = new int[_heuristics.Length];
        _used = new Vector256<double>[(instance.Dimensions + Vector256<double>.Count - 1) / Vector256<double>.Count];
        _weights = new Vector256<double>[_heuristics.Length * _used.Length];
        for (var item = 0; item < _heuristics.Length; item++)
        {
            instance.WeightsOf(item).CopyTo(MemoryMarshal.Cast<Vector256<double>, double>(_weights.AsSpan(item * _used.Length, _used.Length)));
        }

        _prizes = instance.Prizes.Sum();
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How many ants, how often, and how fast pheromone fades.</param>
    /// <param name="random">The stream.</param>
    /// <returns>The items of the best selection found, in the order in which they were taken.</returns>
    public int[] Search(ColonyOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int[] best = [];
        var bestPrize = 0.0;
        var ants = new (int[] Items, double Prize)[options.Ants];
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            for (var ant = 0; ant < ants.Length; ant++)
            {
                ants[ant] = Walk(random);
                if (ants[ant].Prize > bestPrize)
                {
                    (best, bestPrize) = ants[ant];
                }
            }

            Update(ants, options.Decay);
        }

        return best;
    }

    private (int[] Items, double Prize) Walk(Random random)
    {
        for (var item = 0; item < _open.Length; item++)
        {
            _open[item] = item;
        }

        Array.Clear(_used);
        var items = new List<int>();
        var prize = 0.0;
        for (var (open, attraction) = Sift(_open.Length); open > 0; (open, attraction) = Sift(open))
        {
            var place = Draw(open, random.NextDouble() * attraction);
            var item = _open[place];

            // The order of the open items is kept: it decides which one a random number means.
            Array.Copy(_open, place + 1, _open, place, open - place - 1);
            open--;
            items.Add(item);
            prize += _instance.Prizes[item];
            for (var part = 0; part < _used.Length; part++)
            {
                _used[part] += _weights[(item * _used.Length) + part];
            }
        }

        return ([.. items], prize);
    }

    /// <summary>Drops the open items that no longer fit: once too large, an item stays so.</summary>
    private (int Open, double Attraction) Sift(int open)
    {
        var (kept, sum) = (0, 0.0);
        for (var place = 0; place < open; place++)
        {
            var item = _open[place];
            if (Fits(item))
            {
                _open[kept] = item;
                sum += _attraction[kept] = _pheromone[item] * _heuristics[item];
                kept++;
            }
        }

        return (kept, sum);
    }

    private bool Fits(int item)
    {
        var weights = _weights.AsSpan(item * _used.Length, _used.Length);
        for (var part = 0; part < weights.Length; part++)
        {
            if (Vector256.GreaterThanAny(_used[part] + weights[part], Vector256<double>.One))
            {
                return false;
            }
        }

        return true;
    }

    private int Draw(int open, double point)
    {
        var place = 0;
        for (; place < open - 1 && !(point < _attraction[place]); place++)
        {
            point -= _attraction[place];
        }

        return place;
    }

    private void Update((int[] Items, double Prize)[] ants, double decay)
    {
        for (var item = 0; item < _pheromone.Length; item++)
        {
            _pheromone[item] *= decay;
        }

        foreach (var (items, prize) in ants)
        {
            foreach (var item in items)
            {
                _pheromone[item] += prize / _prizes;
            }
        }
    }
}
