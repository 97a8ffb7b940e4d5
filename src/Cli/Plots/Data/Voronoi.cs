namespace EvoLLM.Cli;

/// <summary>
/// The cells of points in a rectangle: each cell holds what is nearer to its point than to any other (Voronoi 1908).
/// A cell is the rectangle cut by one half-plane for each neighbour; neighbours come by distance, and those that are
/// farther than twice the cell's farthest corner can cut nothing more.
/// </summary>
internal static class Voronoi
{
    /// <summary>Computes the cells.</summary>
    /// <param name="sites">The points.</param>
    /// <param name="lower">The rectangle's corner with the smallest coordinates.</param>
    /// <param name="upper">The opposite corner.</param>
    /// <returns>The outline of each point's cell; empty where it lies wholly outside, and for all but the first of equal points.</returns>
    public static IReadOnlyList<IReadOnlyList<Point>> Cells(IReadOnlyList<Point> sites, Point lower, Point upper)
    {
        var neighbours = new SiteGrid(sites, lower, upper);
        return [.. sites.Select((site, index) => Cell(index, site))];

        IReadOnlyList<Point> Cell(int index, Point site)
        {
            List<Point> outline = [lower, new(upper.X, lower.Y), upper, new(lower.X, upper.Y)];
            foreach (var ring in neighbours.Rings(site))
            {
                var reach = outline.Count > 0 ? 2 * Math.Sqrt(outline.Max(corner => SquaredDistance(site, corner))) : 0;
                if (ring.Nearest > reach)
                {
                    break;
                }

                foreach (var other in ring.Sites.Where(other => other != index && outline.Count > 0))
                {
                    outline = sites[other] == site
                        ? other < index ? [] : outline
                        : Clip(outline, site, sites[other]);
                }
            }

            return outline;
        }
    }

    /// <summary>The area of a polygon, by the shoelace formula.</summary>
    public static double Area(IReadOnlyList<Point> outline)
    {
        var sum = 0.0;
        for (var i = 0; i < outline.Count; i++)
        {
            var (from, to) = (outline[i], outline[(i + 1) % outline.Count]);
            sum += (from.X * to.Y) - (to.X * from.Y);
        }

        return Math.Abs(sum) / 2;
    }

    /// <summary>The part of a polygon that is nearer to one point than to another (Sutherland and Hodgman 1974).</summary>
    private static List<Point> Clip(List<Point> outline, Point near, Point far)
    {
        var kept = new List<Point>(outline.Count + 1);
        for (var i = 0; i < outline.Count; i++)
        {
            var (from, to) = (outline[i], outline[(i + 1) % outline.Count]);
            var (inside, next) = (Beyond(from), Beyond(to));
            if (inside <= 0)
            {
                kept.Add(from);
            }

            if ((inside < 0 && next > 0) || (inside > 0 && next < 0))
            {
                var share = inside / (inside - next);
                kept.Add(new Point(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share)));
            }
        }

        return kept.Count < 3 ? [] : kept;

        // Positive on the far side of the bisector.
        double Beyond(Point point) =>
            ((point.X - ((near.X + far.X) / 2)) * (far.X - near.X)) + ((point.Y - ((near.Y + far.Y) / 2)) * (far.Y - near.Y));
    }

    private static double SquaredDistance(Point a, Point b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
