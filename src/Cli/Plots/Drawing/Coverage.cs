namespace EvoLLM.Cli;

/// <summary>
/// Finds how much of each pixel a shape covers. Every edge adds, to the pixels that it crosses, the area between it and
/// the next pixel's left side; summing up along a row then gives the covered shares, exact and without sampling.
/// </summary>
internal sealed class Coverage(int width, int height)
{
    private readonly double[] _areas = new double[(width + 2) * height];
    private readonly (int First, int Last)[] _touched = Enumerable.Repeat((int.MaxValue, -1), height).ToArray();

    /// <summary>Adds a closed outline; the direction in which it runs is its sign, so that an inner one cuts a hole.</summary>
    /// <param name="outline">Its corners, in pixels.</param>
    public void Add(ReadOnlySpan<Point> outline)
    {
        for (var i = 0; i < outline.Length; i++)
        {
            AddEdge(outline[i], outline[(i + 1) % outline.Length]);
        }
    }

    /// <summary>Tells the share of each pixel that the shape covers, 0 to 1, and forgets the shape.</summary>
    public void Paint(Action<int, int, double> paint)
    {
        for (var y = 0; y < height; y++)
        {
            var row = _areas.AsSpan(y * (width + 2), width + 2);
            var sum = 0.0;
            for (var x = _touched[y].First; x <= _touched[y].Last; x++)
            {
                sum += row[x];
                row[x] = 0;
                if (x < width && Math.Abs(sum) > 1e-3)
                {
                    paint(x, y, Math.Min(1, Math.Abs(sum)));
                }
            }

            _touched[y] = (int.MaxValue, -1);
        }
    }

    private void AddEdge(Point from, Point to)
    {
        if (from.Y == to.Y)
        {
            return;
        }

        var (upper, lower, sign) = from.Y < to.Y ? (from, to, 1) : (to, from, -1);
        var slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        var last = Math.Min(height - 1, (int)Math.Ceiling(lower.Y) - 1);
        for (var y = Math.Max(0, (int)Math.Floor(upper.Y)); y <= last; y++)
        {
            var (top, bottom) = (Math.Max(y, upper.Y), Math.Min(y + 1, lower.Y));
            var (first, second) = (upper.X + ((top - upper.Y) * slope), upper.X + ((bottom - upper.Y) * slope));
            AddToRow(y, Math.Min(first, second), Math.Max(first, second), sign * (bottom - top));
        }
    }

    /// <summary>Adds the part of an edge that lies in one row, cut where it goes from one pixel to the next.</summary>
    private void AddToRow(int y, double left, double right, double area)
    {
        (left, right) = (Math.Clamp(left, 0, width), Math.Clamp(right, 0, width));
        var density = right > left ? area / (right - left) : 0;
        for (var x = left; ;)
        {
            var column = (int)x;
            var next = Math.Min(column + 1, right);
            var share = right > left ? density * (next - x) : area;
            var beyond = ((x + next) / 2) - column;
            _areas[(y * (width + 2)) + column] += share * (1 - beyond);
            _areas[(y * (width + 2)) + column + 1] += share * beyond;
            _touched[y] = (Math.Min(_touched[y].First, column), Math.Max(_touched[y].Last, column + 1));
            if (next >= right)
            {
                return;
            }

            x = next;
        }
    }
}
