namespace EvoLLM.Cli;

/// <summary>Points in square buckets, about two in each, to be visited from near to far.</summary>
internal sealed class SiteGrid
{
    private readonly ILookup<(int Column, int Row), int> _buckets;
    private readonly double _side;
    private readonly int _extent;
    private readonly Point _lower;

    public SiteGrid(IReadOnlyList<Point> sites, Point lower, Point upper)
    {
        _lower = lower;
        var (width, height) = (upper.X - lower.X, upper.Y - lower.Y);
        _side = Math.Max(Math.Sqrt(width * height * 2 / sites.Count), Math.Max(width, height) / sites.Count);
        var buckets = sites.Select(Bucket).ToList();
        _extent = buckets.Count == 0 ? 0 : Math.Max(Span(buckets.Select(bucket => bucket.Column)), Span(buckets.Select(bucket => bucket.Row)));
        _buckets = buckets.Index().ToLookup(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>The points around a place, ring by ring of buckets, each ring with the least distance that they can have.</summary>
    public IEnumerable<(double Nearest, IEnumerable<int> Sites)> Rings(Point place)
    {
        var centre = Bucket(place);
        for (var radius = 0; radius <= _extent; radius++)
        {
            yield return ((radius - 1) * _side, Ring(centre, radius).SelectMany(bucket => _buckets[bucket]));
        }
    }

    private (int Column, int Row) Bucket(Point place) =>
        ((int)Math.Floor((place.X - _lower.X) / _side), (int)Math.Floor((place.Y - _lower.Y) / _side));

    private static IEnumerable<(int Column, int Row)> Ring((int Column, int Row) centre, int radius)
    {
        for (var offset = -radius; offset <= radius; offset++)
        {
            yield return (centre.Column + offset, centre.Row - radius);
            if (radius > 0)
            {
                yield return (centre.Column + offset, centre.Row + radius);
            }
        }

        for (var offset = 1 - radius; offset < radius; offset++)
        {
            yield return (centre.Column - radius, centre.Row + offset);
            yield return (centre.Column + radius, centre.Row + offset);
        }
    }

    private static int Span(IEnumerable<int> numbers)
    {
        var list = numbers.ToList();
        return list.Max() - list.Min();
    }
}
