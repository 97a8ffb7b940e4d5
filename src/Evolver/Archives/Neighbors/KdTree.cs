namespace EvoLLM.Evolver;

/// <summary>
/// Finds the nearest of many points (Bentley 1975): each node halves its points along the dimension in which they spread
/// most. Distances are Euclidean; of points at the same distance the lower number counts as nearer. Never changes.
/// </summary>
internal sealed class KdTree
{
    private const int LeafSize = 8;

    private readonly int _dimensions;
    private readonly double[] _points;
    private readonly int[] _numbers;
    private readonly int[] _splitDimensions;
    private readonly double[] _splits;

    /// <summary>Builds the tree.</summary>
    /// <param name="points">The points, one after the other.</param>
    /// <param name="dimensions">How many numbers a point has.</param>
    public KdTree(ReadOnlySpan<double> points, int dimensions)
    {
        _dimensions = dimensions;
        _numbers = [.. Enumerable.Range(0, points.Length / dimensions)];
        var nodes = 1;
        for (var size = _numbers.Length; size > LeafSize; size = (size + 1) / 2)
        {
            nodes = (nodes * 2) + 1;
        }

        _splitDimensions = new int[nodes];
        _splits = new double[nodes];
        Build(points, node: 0, 0, _numbers.Length);
        _points = new double[points.Length];
        for (var place = 0; place < _numbers.Length; place++)
        {
            points.Slice(_numbers[place] * dimensions, dimensions).CopyTo(_points.AsSpan(place * dimensions));
        }
    }

    /// <summary>The number of the nearest point.</summary>
    public int Nearest(ReadOnlySpan<double> point)
    {
        var nearest = new NearestOne();
        Search(point, ref nearest);
        return nearest.Number;
    }

    /// <summary>Offers to a collection all points that it may want, among others.</summary>
    public void Search<TNeighbors>(ReadOnlySpan<double> point, ref TNeighbors neighbors)
        where TNeighbors : struct, INeighbors => Visit(point, ref neighbors, node: 0, 0, _numbers.Length);

    /// <summary>The square of the distance of two points.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var difference = left[i] - right[i];
            sum += difference * difference;
        }

        return sum;
    }

    private void Build(ReadOnlySpan<double> points, int node, int start, int end)
    {
        if (end - start <= LeafSize)
        {
            return;
        }

        // The places from the middle on hold the larger coordinates, those before it the smaller ones.
        var numbers = _numbers.AsSpan(start, end - start);
        var dimension = Widest(points, numbers);
        var keys = new double[numbers.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = points[(numbers[i] * _dimensions) + dimension];
        }

        keys.AsSpan().Sort(numbers);
        _splitDimensions[node] = dimension;
        _splits[node] = keys[(start + end) / 2 - start];
        Build(points, (2 * node) + 1, start, (start + end) / 2);
        Build(points, (2 * node) + 2, (start + end) / 2, end);
    }

    private int Widest(ReadOnlySpan<double> points, ReadOnlySpan<int> numbers)
    {
        var (widest, width) = (0, -1.0);
        for (var dimension = 0; dimension < _dimensions; dimension++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var number in numbers)
            {
                var value = points[(number * _dimensions) + dimension];
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }

            (widest, width) = high - low > width ? (dimension, high - low) : (widest, width);
        }

        return widest;
    }

    private void Visit<TNeighbors>(ReadOnlySpan<double> point, ref TNeighbors neighbors, int node, int start, int end)
        where TNeighbors : struct, INeighbors
    {
        if (end - start <= LeafSize)
        {
            for (var place = start; place < end; place++)
            {
                neighbors.Offer(_numbers[place], SquaredDistance(point, _points.AsSpan(place * _dimensions, _dimensions)));
            }

            return;
        }

        // Rounding keeps the order of differences and of squares, so no point beyond the plane is nearer than the plane.
        var middle = (start + end) / 2;
        var offset = point[_splitDimensions[node]] - _splits[node];
        if (offset < 0)
        {
            Visit(point, ref neighbors, (2 * node) + 1, start, middle);
            if (offset * offset <= neighbors.Bound)
            {
                Visit(point, ref neighbors, (2 * node) + 2, middle, end);
            }
        }
        else
        {
            Visit(point, ref neighbors, (2 * node) + 2, middle, end);
            if (offset * offset <= neighbors.Bound)
            {
                Visit(point, ref neighbors, (2 * node) + 1, start, middle);
            }
        }
    }
}
