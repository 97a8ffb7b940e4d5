namespace EvoLLM.Evaluators;

/// <summary>
/// Circles in the unit square, or in a rectangle of perimeter 4 that lies anywhere. No circle may leave it or overlap another by any amount: this is decided
/// exactly.
/// </summary>
/// <param name="Circles">The circles.</param>
/// <param name="InSquare">Whether they lie in the square from (0, 0) to (1, 1).</param>
public sealed record CirclePacking(IReadOnlyList<Circle> Circles, bool InSquare)
{
    private const double Contact = 1e-6;

    /// <summary>The sum of the radii: exact, then rounded once to the nearest <see cref="double"/>.</summary>
    public double SumOfRadii => Dyadic.Sum(Circles.Select(circle => circle.Radius)).ToDouble();

    /// <summary>How many pairs of circles touch, up to 1e-6.</summary>
    public int Contacts => Pairs().Count(pair => Gap(pair.First, pair.Second) < Contact);

    /// <summary>The standard deviation of the radii over their mean; 0 where all are 0.</summary>
    public double Spread
    {
        get
        {
            var mean = Circles.Average(circle => circle.Radius);
            return mean > 0 ? Math.Sqrt(Circles.Average(circle => (circle.Radius / mean - 1) * (circle.Radius / mean - 1))) : 0;
        }
    }

    /// <summary>The first rule that is broken, in words; <see langword="null"/> where none is.</summary>
    public string? Violation() => Circles.Select(Violation).FirstOrDefault(violation => violation is not null)
        ?? (InSquare || HalfPerimeter <= Dyadic.FromDouble(2) ? null : FormattableString.Invariant($"The smallest rectangle around the circles has a perimeter of {2 * HalfPerimeter.ToDouble()}, more than 4."))
        ?? Pairs().Where(pair => !ExactGeometry.AreDisjoint(Circles[pair.First], Circles[pair.Second])).Select(Overlap).FirstOrDefault();

    private Dyadic HalfPerimeter => Extent(circle => circle.X) + Extent(circle => circle.Y);

    private Dyadic Extent(Func<Circle, double> centre)
    {
        var lower = Circles.Select(circle => Dyadic.FromDouble(centre(circle)) - Dyadic.FromDouble(circle.Radius)).Min();
        var upper = Circles.Select(circle => Dyadic.FromDouble(centre(circle)) + Dyadic.FromDouble(circle.Radius)).Max();
        return upper - lower;
    }

    private string? Violation(Circle circle, int index) =>
        circle.Radius < 0 ? FormattableString.Invariant($"Circle {index} has the negative radius {circle.Radius}.")
        : !InSquare || IsInside(circle) ? null
        : FormattableString.Invariant($"Circle {index} at ({circle.X}, {circle.Y}) with radius {circle.Radius} leaves the square by {Math.Max(-BorderGap(circle), 0):E1}: not even a rounding error is allowed, so shrink it a little.");

    private static bool IsInside(Circle circle) =>
        circle.X >= circle.Radius && circle.Y >= circle.Radius && ExactGeometry.IsSumAtMost(circle.X, circle.Radius, 1) && ExactGeometry.IsSumAtMost(circle.Y, circle.Radius, 1);

    private string Overlap((int First, int Second) pair) =>
        FormattableString.Invariant($"Circles {pair.First} and {pair.Second} overlap by {Math.Max(-Gap(pair.First, pair.Second), 0):E1}: not even a rounding error is allowed, so shrink both a little.");

    private static double BorderGap(Circle circle) => Math.Min(Math.Min(circle.X, 1 - circle.X), Math.Min(circle.Y, 1 - circle.Y)) - circle.Radius;

    private double Gap(int first, int second) =>
        Math.Sqrt(Math.Pow(Circles[first].X - Circles[second].X, 2) + Math.Pow(Circles[first].Y - Circles[second].Y, 2)) - Circles[first].Radius - Circles[second].Radius;

    private IEnumerable<(int First, int Second)> Pairs() =>
        from first in Enumerable.Range(0, Circles.Count)
        from second in Enumerable.Range(first + 1, Circles.Count - first - 1)
        select (first, second);
}
