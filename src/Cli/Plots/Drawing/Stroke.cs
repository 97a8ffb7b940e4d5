namespace EvoLLM.Cli;

/// <summary>Turns a line of some width into polygons that all run the same way round, so that they add up.</summary>
internal static class Stroke
{
    private const int JoinCorners = 8;

    /// <summary>A quadrangle for each part of the line and a round piece where it bends.</summary>
    public static IEnumerable<Point[]> Outlines(IReadOnlyList<Point> points, Pen pen)
    {
        if (pen.Dashes.Count > 0)
        {
            return Dash(points, pen.Dashes).SelectMany(dash => Solid(dash, pen.Width));
        }

        return Solid(points, pen.Width);
    }

    private static IEnumerable<Point[]> Solid(IReadOnlyList<Point> points, double width)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            if (length == 0)
            {
                continue;
            }

            var (x, y) = ((to.Y - from.Y) / length * width / 2, (from.X - to.X) / length * width / 2);
            yield return [new(from.X + x, from.Y + y), new(to.X + x, to.Y + y), new(to.X - x, to.Y - y), new(from.X - x, from.Y - y)];
            if (i + 1 < points.Count)
            {
                yield return Disc(to, width / 2);
            }
        }
    }

    /// <summary>A polygon that stands for a disc.</summary>
    public static Point[] Disc(Point centre, double radius, int corners = JoinCorners) =>
        [.. Enumerable.Range(0, corners).Select(i => new Point(
            centre.X + (radius * Math.Cos(2 * Math.PI * i / corners)), centre.Y + (radius * Math.Sin(2 * Math.PI * i / corners))))];

    private static IEnumerable<IReadOnlyList<Point>> Dash(IReadOnlyList<Point> points, IReadOnlyList<double> dashes)
    {
        var (current, index, left) = (new List<Point> { points[0] }, 0, dashes[0]);
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            var done = 0.0;
            while (length - done > left)
            {
                done += left;
                var cut = new Point(from.X + ((to.X - from.X) * done / length), from.Y + ((to.Y - from.Y) * done / length));
                if (index % 2 == 0)
                {
                    yield return [.. current, cut];
                }

                (current, index) = ([cut], index + 1);
                left = dashes[index % dashes.Count];
            }

            left -= length - done;
            current.Add(to);
        }

        if (index % 2 == 0 && current.Count > 1)
        {
            yield return current;
        }
    }
}
