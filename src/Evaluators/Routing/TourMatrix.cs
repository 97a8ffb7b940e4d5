using System.Numerics;

namespace EvoLLM.Evaluators;

/// <summary>
/// All distances in the order of a tour, for local search: the best 2-opt move and the best relocation are found by passes over rows, many
/// numbers at a time, and a move permutes rows and columns.
/// </summary>
/// <remarks>
/// A row holds the tour once, then its first city again, then infinities up to a whole vector; the diagonal is infinite, which keeps a
/// city from being moved next to itself. Sums are taken in the order of ReEvo's code (Ye et al. 2024), so that the tours are those of its code.
/// </remarks>
internal sealed class TourMatrix
{
    private const int MostRounds = 1000;
    private const double LeastGain = 1e-6;

    private readonly float[] _distances;
    private readonly int _count;
    private readonly int _stride;
    private readonly float[] _rows;
    private readonly float[] _steps;
    private readonly float[] _moved;

    /// <param name="distances">The distances, n by n, symmetric.</param>
    /// <param name="count">n.</param>
    public TourMatrix(float[] distances, int count)
    {
        (_distances, _count) = (distances, count);
        _stride = count + 1 + (2 * Vector<float>.Count);
        _rows = new float[count * _stride];
        _steps = new float[_stride];
        _moved = new float[_stride];
    }

    /// <summary>Makes the best 2-opt move, then the best relocation, until neither shortens the tour; at most 1,000 of each.</summary>
    public void Improve(Span<int> tour)
    {
        Fill(tour);
        for (var (round, improved) = (0, true); improved && round < MostRounds; round++)
        {
            improved = TwoOpt(tour) | Relocate(tour);
        }
    }

    private void Fill(ReadOnlySpan<int> tour)
    {
        Array.Fill(_rows, float.PositiveInfinity);
        for (var i = 0; i < _count; i++)
        {
            var from = _distances.AsSpan(tour[i] * _count, _count);
            var row = Row(i);
            for (var j = 0; j < _count; j++)
            {
                row[j] = from[tour[j]];
            }

            (row[i], row[_count]) = (float.PositiveInfinity, i == 0 ? float.PositiveInfinity : row[0]);
        }

        Measure();
    }

    private Span<float> Row(int position) => _rows.AsSpan(position * _stride, _stride);

    /// <summary>The distance from each city to the next.</summary>
    private void Measure()
    {
        for (var j = 0; j < _count; j++)
        {
            _steps[j] = _rows[(j * _stride) + j + 1];
        }
    }

    private bool TwoOpt(Span<int> tour)
    {
        var (first, last, best) = (0, 0, 0f);
        for (var i = 1; i < _count - 1; i++)
        {
            var before = Row(i - 1);
            var row = Row(i);
            var (step, lowest) = (new Vector<float>(before[i]), new Vector<float>(best));
            for (var j = i + 1; j < _count; j += Vector<float>.Count)
            {
                lowest = Vector.Min(lowest, new Vector<float>(before[j..]) + new Vector<float>(row[(j + 1)..]) - step - new Vector<float>(_steps.AsSpan(j)));
            }

            if (Least(lowest) < best)
            {
                for (var j = i + 1; j < _count; j++)
                {
                    var change = before[j] + row[j + 1] - before[i] - _steps[j];
                    (first, last, best) = change < best ? (i, j, change) : (first, last, best);
                }
            }
        }

        if (!(best < -LeastGain))
        {
            return false;
        }

        tour[first..(last + 1)].Reverse();
        Reverse(first, last);
        return true;
    }

    private bool Relocate(Span<int> tour)
    {
        var (from, to, best) = (0, 0, 0f);
        for (var i = 1; i < _count; i++)
        {
            var before = Row(i - 1);
            var row = Row(i);
            var (saved, joined) = (-before[i] - row[i + 1], before[i + 1]);
            var (saving, joint, lowest) = (new Vector<float>(saved), new Vector<float>(joined), new Vector<float>(best));
            for (var j = 0; j < _count; j += Vector<float>.Count)
            {
                lowest = Vector.Min(lowest, saving - new Vector<float>(_steps.AsSpan(j)) + new Vector<float>(row[j..]) + new Vector<float>(row[(j + 1)..]) + joint);
            }

            if (Least(lowest) < best)
            {
                for (var j = 0; j < _count; j++)
                {
                    var change = saved - _steps[j] + row[j] + row[j + 1] + joined;
                    (from, to, best) = change < best ? (i, j, change) : (from, to, best);
                }
            }
        }

        if (!(best < 0))
        {
            return false;
        }

        Move(tour, from, to);
        Move(from, to);
        return true;
    }

    /// <summary>Moves a city of a tour to another place, those between close up. ReEvo's code puts a city that comes forward before the first city of its new edge, not behind it; published lengths depend on that.</summary>
    public static void Move<T>(Span<T> tour, int from, int to)
    {
        var city = tour[from];
        if (from < to)
        {
            tour[(from + 1)..(to + 1)].CopyTo(tour[from..]);
        }
        else
        {
            tour[to..from].CopyTo(tour[(to + 1)..]);
        }

        tour[to] = city;
    }

    private static float Least(Vector<float> values)
    {
        var least = values[0];
        for (var lane = 1; lane < Vector<float>.Count; lane++)
        {
            least = Math.Min(least, values[lane]);
        }

        return least;
    }

    private void Reverse(int first, int last)
    {
        for (var (low, high) = (first, last); low < high; low++, high--)
        {
            Row(low).CopyTo(_moved);
            Row(high).CopyTo(Row(low));
            _moved.AsSpan().CopyTo(Row(high));
        }

        for (var i = 0; i < _count; i++)
        {
            Row(i)[first..(last + 1)].Reverse();
        }

        Measure();
    }

    private void Move(int from, int to)
    {
        Row(from).CopyTo(_moved);
        if (from < to)
        {
            _rows.AsSpan((from + 1) * _stride, (to - from) * _stride).CopyTo(_rows.AsSpan(from * _stride));
        }
        else
        {
            _rows.AsSpan(to * _stride, (from - to) * _stride).CopyTo(_rows.AsSpan((to + 1) * _stride));
        }

        _moved.AsSpan().CopyTo(Row(to));
        for (var i = 0; i < _count; i++)
        {
            var row = Row(i);
            Move(row[.._count], from, to);
            row[_count] = row[0];
        }

        Measure();
    }
}
