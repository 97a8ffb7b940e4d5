namespace EvoLLM.Evaluators;

/// <summary>
/// Questions about points and circles of the plane that are answered exactly. Floating-point arithmetic decides where its error
/// cannot matter (the filter of Shewchuk 1997, "Adaptive precision floating-point arithmetic and fast robust geometric predicates"),
/// <see cref="Dyadic"/> where it could. All arguments must be finite.
/// </summary>
public static class ExactGeometry
{
    // Four roundings of at most 2^-53 each are below 4.5e-16; squares below 1e-300 may have lost bits to underflow.
    private const double RelativeError = 1e-15;
    private const double AbsoluteError = 1e-300;

    /// <summary>Whether a sum of two numbers is at most a bound.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    /// <param name="bound">The bound.</param>
    public static bool IsSumAtMost(double left, double right, double bound)
    {
        // Rounding never changes the order, so only a rounded sum that equals the bound leaves a doubt.
        var sum = left + right;
        return sum < bound || (sum == bound && Dyadic.FromDouble(left) + Dyadic.FromDouble(right) <= Dyadic.FromDouble(bound));
    }

    /// <summary>Whether two circles share no inner point: the distance of their centres is at least the sum of their radii.</summary>
    /// <param name="first">A circle with a radius of 0 or more.</param>
    /// <param name="second">Another.</param>
    public static bool AreDisjoint(Circle first, Circle second)
    {
        var (x, y, sum) = (first.X - second.X, first.Y - second.Y, first.Radius + second.Radius);
        var (squaredDistance, squaredSum) = ((x * x) + (y * y), sum * sum);
        var doubt = (RelativeError * (squaredDistance + squaredSum)) + AbsoluteError;
        if (Math.Abs(squaredDistance - squaredSum) > doubt && double.IsFinite(doubt))
        {
            return squaredDistance > squaredSum;
        }

        var exactSum = Dyadic.FromDouble(first.Radius) + Dyadic.FromDouble(second.Radius);
        return SquaredDistance([first.X, first.Y], [second.X, second.Y]) >= exactSum * exactSum;
    }

    /// <summary>The squared distance of two points.</summary>
    /// <param name="first">The coordinates of a point.</param>
    /// <param name="second">As many of another.</param>
    public static Dyadic SquaredDistance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sum = Dyadic.Zero;
        for (var i = 0; i < first.Length; i++)
        {
            var difference = Dyadic.FromDouble(first[i]) - Dyadic.FromDouble(second[i]);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Twice the area of a triangle: positive where its corners follow each other counter-clockwise, 0 where they lie on a line.</summary>
    /// <param name="a">A corner.</param>
    /// <param name="b">The next.</param>
    /// <param name="c">The last.</param>
    public static Dyadic TwiceArea(PlanePoint a, PlanePoint b, PlanePoint c)
    {
        var (ax, ay) = (Dyadic.FromDouble(a.X), Dyadic.FromDouble(a.Y));
        return ((Dyadic.FromDouble(b.X) - ax) * (Dyadic.FromDouble(c.Y) - ay)) - ((Dyadic.FromDouble(c.X) - ax) * (Dyadic.FromDouble(b.Y) - ay));
    }

    /// <summary>Twice the area of the convex hull of points (Andrew 1979, monotone chain).</summary>
    /// <param name="points">The points.</param>
    public static Dyadic TwiceHullArea(IReadOnlyList<PlanePoint> points)
    {
        var hull = Hull(points);
        var area = Dyadic.Zero;
        for (var i = 1; i + 1 < hull.Count; i++)
        {
            area += TwiceArea(hull[0], hull[i], hull[i + 1]);
        }

        return area;
    }

    /// <summary>How many of the points are corners of their convex hull.</summary>
    /// <param name="points">The points.</param>
    public static int HullSize(IReadOnlyList<PlanePoint> points) => Hull(points).Count;

    private static List<PlanePoint> Hull(IReadOnlyList<PlanePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var hull = Chain(points.OrderBy(point => point.X).ThenBy(point => point.Y));
        hull.AddRange(Chain(points.OrderByDescending(point => point.X).ThenByDescending(point => point.Y)));
        return hull;
    }

    // Half a hull: only left turns remain. Its last point is the first of the other half.
    private static List<PlanePoint> Chain(IEnumerable<PlanePoint> sorted)
    {
        var chain = new List<PlanePoint>();
        foreach (var point in sorted)
        {
            while (chain.Count > 1 && TwiceArea(chain[^2], chain[^1], point).Sign <= 0)
            {
                chain.RemoveAt(chain.Count - 1);
            }

            chain.Add(point);
        }

        chain.RemoveAt(chain.Count - 1);
        return chain;
    }
}
