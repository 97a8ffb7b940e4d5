namespace EvoLLM.Evaluators;

/// <summary>
/// Circles in a rectangle of perimeter 4, one corner of which is the origin; the unit square is the one of width 1. No circle may leave
/// the rectangle or overlap another by any amount: this is decided exactly.
/// </summary>
/// <param name="Width">The width of the rectangle; its height is 2 less that.</param>
/// <param name="Circles">The circles.</param>
public sealed record CirclePacking(double Width, IReadOnlyList<Circle> Circles)
{
    private const double Contact = 1e-9;

    /// <summary>The sum of the radii: exact, then rounded once to the nearest <see cref="double"/>.</summary>
    public double SumOfRadii => Dyadic.Sum(Circles.Select(circle => circle.Radius)).ToDouble();

    /// <summary>How many circles touch the border, up to 1e-9.</summary>
    public int AtBorder => Circles.Count(circle => BorderGap(circle) < Contact);

    /// <summary>How many pairs of circles touch, up to 1e-9.</summary>
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
    public string? Violation() => Width is > 0 and < 2
        ? Circles.Select(Violation).FirstOrDefault(violation => violation is not null)
            ?? Pairs().Where(pair => !ExactGeometry.AreDisjoint(Circles[pair.First], Circles[pair.Second])).Select(Overlap).FirstOrDefault()
        : FormattableString.Invariant($"The width is {Width}; it must lie between 0 and 2.");

    private string? Violation(Circle circle, int index) =>
        circle.Radius < 0 ? FormattableString.Invariant($"Circle {index} has the negative radius {circle.Radius}.")
        : IsInside(circle) ? null
        : FormattableString.Invariant($"Circle {index} at ({circle.X}, {circle.Y}) with radius {circle.Radius} leaves the rectangle by {Math.Max(-BorderGap(circle), 0):E1}: not even a rounding error is allowed, so shrink it a little.");

    private bool IsInside(Circle circle) =>
        circle.X >= circle.Radius && circle.Y >= circle.Radius
        && ExactGeometry.IsSumAtMost(circle.X, circle.Radius, Width)
        && Dyadic.Sum([circle.Y, circle.Radius, Width]) <= Dyadic.FromDouble(2);

    private string Overlap((int First, int Second) pair) =>
        FormattableString.Invariant($"Circles {pair.First} and {pair.Second} overlap by {Math.Max(-Gap(pair.First, pair.Second), 0):E1}: not even a rounding error is allowed, so shrink both a little.");

    private double BorderGap(Circle circle) =>
        Math.Min(Math.Min(circle.X, Width - circle.X), Math.Min(circle.Y, 2 - Width - circle.Y)) - circle.Radius;

    private double Gap(int first, int second) =>
        Math.Sqrt(Math.Pow(Circles[first].X - Circles[second].X, 2) + Math.Pow(Circles[first].Y - Circles[second].Y, 2)) - Circles[first].Radius - Circles[second].Radius;

    private IEnumerable<(int First, int Second)> Pairs() =>
        from first in Enumerable.Range(0, Circles.Count)
        from second in Enumerable.Range(first + 1, Circles.Count - first - 1)
        select (first, second);
}
