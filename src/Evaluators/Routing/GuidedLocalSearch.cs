namespace EvoLLM.Evaluators;

/// <summary>
/// Guided local search for the travelling salesman problem (Voudouris and Tsang 1999; with the guide of Arnold and Sorensen 2019), as ReEvo
/// (Ye et al. 2024) uses it, in 32-bit numbers and without chance. The tour of nearest neighbours is improved by 2-opt and relocation, the best
/// move of each at a time. Then, again and again, the edges of the tour of the largest guide over 1 + penalty are penalised, and moves at their
/// ends made that shorten the tour with penalties, until so many did; and the tour is improved by its true length.
/// </summary>
/// <remarks>
/// All distances stand in the order of the tour while it is improved, so that the best move is found by passes over rows, many at a
/// time; a move permutes rows and columns. The sums are those of one number after the other: the result is the same, to the bit.
/// </remarks>
public sealed class GuidedLocalSearch
{
    // So many penalties in a row without an improving move end an iteration's perturbation: a guide can be such that none ever comes.
    private const int Patience = 10_000;

    private readonly int _count;
    private readonly float[] _distances;
    private readonly float[] _guide;
    private readonly float[] _penalties;
    private readonly float[] _weights;
    private readonly double[] _utilities;
    private readonly TourMatrix _matrix;

    /// <summary>Prepares a search.</summary>
    /// <param name="distances">The distances, n by n, symmetric; n is 3 or more.</param>
    /// <param name="guide">How bad it is that an edge is part of the tour, n by n; the diagonal means nothing. Where no edge of a tour has a guide above 0, nothing but the tour's first edge is penalised.</param>
    public GuidedLocalSearch(double[,] distances, double[,] guide)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(guide);
        _count = distances.GetLength(0);
        ArgumentOutOfRangeException.ThrowIfLessThan(_count, 3, nameof(distances));
        ArgumentOutOfRangeException.ThrowIfNotEqual(guide.Length, distances.Length);
        _distances = [.. distances.Cast<double>().Select(distance => (float)distance)];
        _guide = [.. guide.Cast<double>().Select(badness => (float)badness)];
        _penalties = new float[_distances.Length];
        _weights = new float[_distances.Length];
        _utilities = new double[_distances.Length];
        _matrix = new TourMatrix(_distances, _count);
    }

    /// <summary>Searches.</summary>
    /// <param name="options">How long.</param>
    /// <param name="start">Where the tour begins, from 0.</param>
    /// <returns>The cities in the order of the best tour found.</returns>
    public int[] Search(GuidedLocalSearchOptions options, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, _count);
        Array.Clear(_penalties);
        _distances.CopyTo(_weights, 0);
        for (var edge = 0; edge < _utilities.Length; edge++)
        {
            _utilities[edge] = _guide[edge];
        }

        var tour = NearestNeighbours(start);
        _matrix.Improve(tour);
        var (best, length) = ((int[])tour.Clone(), Length(tour));
        var scale = (float)(0.1 * length / _count);
        for (var iteration = 0; iteration < options.Iterations; iteration++)
        {
            Perturb(tour, scale, options.Moves);
            _matrix.Improve(tour);
            var now = Length(tour);
            if (now < length)
            {
                (best, length) = ((int[])tour.Clone(), now);
            }
        }

        return best;
    }

    private int[] NearestNeighbours(int start)
    {
        var tour = Enumerable.Range(0, _count).ToArray();
        (tour[0], tour[start]) = (start, 0);
        for (var i = 1; i < _count; i++)
        {
            var nearest = i;
            for (var j = i + 1; j < _count; j++)
            {
                var (distance, least) = (Distance(tour[i - 1], tour[j]), Distance(tour[i - 1], tour[nearest]));
                nearest = distance < least || (distance == least && tour[j] < tour[nearest]) ? j : nearest;
            }

            (tour[i], tour[nearest]) = (tour[nearest], tour[i]);
        }

        return tour;
    }

    private float Distance(int from, int to) => _distances[(from * _count) + to];

    private float Length(int[] tour)
    {
        var length = Distance(tour[^1], tour[0]);
        for (var i = 1; i < tour.Length; i++)
        {
            length += Distance(tour[i - 1], tour[i]);
        }

        return length;
    }

    private void Perturb(int[] tour, float scale, int least)
    {
        for (var (moves, fruitless) = (0, 0); moves < least && fruitless < Patience;)
        {
            var worst = WorstEdge(tour);
            Penalize(tour[worst], tour[worst + 1], scale);
            var before = moves;
            foreach (var end in (ReadOnlySpan<int>)[worst, worst + 1])
            {
                if (end > 0 && end < _count - 1)
                {
                    moves += TwoOpt(tour, end) | Relocate(tour, end) ? 1 : 0;
                }
            }

            fruitless = moves > before ? 0 : fruitless + 1;
        }
    }

    /// <summary>Where the edge of largest utility begins; the edge that closes the tour is left out.</summary>
    private int WorstEdge(int[] tour)
    {
        var (worst, most) = (0, 0.0);
        for (var i = 0; i < tour.Length - 1; i++)
        {
            var utility = _utilities[(tour[i] * _count) + tour[i + 1]];
            if (utility > most)
            {
                (worst, most) = (i, utility);
            }
        }

        return worst;
    }

    private void Penalize(int from, int to, float scale)
    {
        var edge = (from * _count) + to;
        _penalties[edge]++;
        _utilities[edge] = _guide[edge] / (1.0 + _penalties[edge]);
        _weights[edge] = _distances[edge] + (scale * _penalties[edge]);
    }

    private bool TwoOpt(int[] tour, int first)
    {
        const double LeastGain = 1e-6;
        var before = Weights(tour[first - 1]);
        var row = Weights(tour[first]);
        var (last, best) = (0, 0f);
        for (var j = first + 1; j < tour.Length; j++)
        {
            var (city, next) = (tour[j], tour[j + 1 < tour.Length ? j + 1 : 0]);
            var change = before[city] + row[next] - before[tour[first]] - _weights[(city * _count) + next];
            (last, best) = change < best ? (j, change) : (last, best);
        }

        if (!(best < -LeastGain))
        {
            return false;
        }

        tour.AsSpan(first, last + 1 - first).Reverse();
        return true;
    }

    private bool Relocate(int[] tour, int from)
    {
        var (city, before, after) = (tour[from], tour[from - 1], tour[from + 1]);
        var row = Weights(city);
        var (saved, joined) = (-Weights(before)[city] - row[after], Weights(before)[after]);
        var (to, best) = (0, 0f);
        for (var j = 0; j < tour.Length; j++)
        {
            if (j == from || j == from - 1)
            {
                continue;
            }

            var (one, next) = (tour[j], tour[j + 1 < tour.Length ? j + 1 : 0]);
            var weights = Weights(one);
            var change = saved - weights[next] + weights[city] + row[next] + joined;
            (to, best) = change < best ? (j, change) : (to, best);
        }

        if (!(best < 0))
        {
            return false;
        }

        TourMatrix.Move(tour.AsSpan(), from, to);
        return true;
    }

    private ReadOnlySpan<float> Weights(int city) => _weights.AsSpan(city * _count, _count);
}
