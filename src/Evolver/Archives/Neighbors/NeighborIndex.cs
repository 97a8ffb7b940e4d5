using System.Runtime.InteropServices;

namespace EvoLLM.Evolver;

/// <summary>
/// Finds the nearest of points that come one after the other and may move: k-d trees that double in size, merged like the
/// digits of a binary counter (Bentley and Saxe 1980), and a short list of the newest points. Adding and searching take
/// time in the logarithm of what there is.
/// </summary>
internal sealed class NeighborIndex(int dimensions)
{
    private const int RecentLimit = 64;

    private readonly List<double> _points = [];
    private readonly List<int> _stamps = [];
    private readonly List<Placing> _recent = [];
    private readonly List<NeighborBlock?> _blocks = [];
    private int _clock;

    /// <summary>Adds a point; its number is how many there were.</summary>
    public void Add(ReadOnlySpan<double> point)
    {
        _points.AddRange(point);
        _stamps.Add(0);
        Place(_stamps.Count - 1);
    }

    /// <summary>Puts a point elsewhere.</summary>
    public void Move(int number, ReadOnlySpan<double> point)
    {
        point.CopyTo(Point(number));
        Place(number);
    }

    /// <summary>The nearest points, of equally near ones the lower number first.</summary>
    public NearestFew Nearest(ReadOnlySpan<double> point, int limit)
    {
        var nearest = new NearestFew(limit);
        foreach (var placing in _recent)
        {
            if (IsCurrent(placing))
            {
                nearest.Offer(placing.Number, KdTree.SquaredDistance(point, Point(placing.Number)));
            }
        }

        foreach (var block in _blocks)
        {
            nearest = block?.Search(point, nearest, IsCurrent) ?? nearest;
        }

        return nearest;
    }

    private void Place(int number)
    {
        _stamps[number] = ++_clock;
        _recent.Add(new Placing(number, _clock));
        if (_recent.Count == RecentLimit)
        {
            Merge();
        }
    }

    /// <summary>Puts the newest points and all blocks up to the first gap into that gap, less what has moved since.</summary>
    private void Merge()
    {
        var placings = new List<Placing>(_recent.Where(IsCurrent));
        _recent.Clear();
        var level = 0;
        for (; level < _blocks.Count && _blocks[level] is { } block; level++)
        {
            placings.AddRange(block.Placings.Where(IsCurrent));
            _blocks[level] = null;
        }

        if (level == _blocks.Count)
        {
            _blocks.Add(null);
        }

        var points = new double[placings.Count * dimensions];
        for (var i = 0; i < placings.Count; i++)
        {
            Point(placings[i].Number).CopyTo(points.AsSpan(i * dimensions));
        }

        _blocks[level] = new NeighborBlock([.. placings], new KdTree(points, dimensions));
    }

    private bool IsCurrent(Placing placing) => _stamps[placing.Number] == placing.Stamp;

    private Span<double> Point(int number) => CollectionsMarshal.AsSpan(_points).Slice(number * dimensions, dimensions);
}

/// <summary>Where a point was put at some time: outdated when it was put elsewhere later.</summary>
internal readonly record struct Placing(int Number, int Stamp);
