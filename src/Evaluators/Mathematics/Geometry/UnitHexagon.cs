namespace EvoLLM.Evaluators;

/// <summary>A regular hexagon of side 1, with bounds of where its corners lie that are proved.</summary>
public sealed class UnitHexagon
{
    private static readonly DyadicInterval Half = DyadicInterval.Of(new Dyadic(1, -1));
    private static readonly DyadicInterval Apothem = DyadicInterval.SquareRoot(3, 4);
    private static readonly DyadicInterval InverseRoot = DyadicInterval.SquareRoot(1, 3);

    private readonly (DyadicInterval X, DyadicInterval Y)[] _corners;
    private readonly (DyadicInterval X, DyadicInterval Y)[] _normals;
    private readonly (DyadicInterval X, DyadicInterval Y) _centre;

    /// <summary>Places a hexagon.</summary>
    /// <param name="x">The abscissa of its centre.</param>
    /// <param name="y">The ordinate of its centre.</param>
    /// <param name="angle">The direction of a corner from the centre, in radians, from -7 to 7.</param>
    public UnitHexagon(double x, double y, double angle)
    {
        var direction = CertifiedAngle.Of(angle);
        _centre = (DyadicInterval.Of(Dyadic.FromDouble(x)), DyadicInterval.Of(Dyadic.FromDouble(y)));
        var corner = (X: direction.Cosine, Y: direction.Sine);
        var normal = (X: (corner.X * Apothem) - (corner.Y * Half), Y: (corner.X * Half) + (corner.Y * Apothem));
        _corners = [.. Turns(corner).Select(turned => (_centre.X + turned.X, _centre.Y + turned.Y))];
        _normals = [.. Turns(normal)];
    }

    /// <summary>Whether a side of one of two hexagons is proved to part them.</summary>
    /// <param name="one">A hexagon.</param>
    /// <param name="other">Another.</param>
    public static bool AreApart(UnitHexagon one, UnitHexagon other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Parts(other) || other.Parts(one);
    }

    /// <summary>
    /// A bound, from above, of the side of the smallest hexagon with centre (0, 0) and a corner on the positive x axis that holds this one.
    /// </summary>
    public Dyadic Reach() => _corners.SelectMany(corner => new[]
    {
        Magnitude(corner.X + (corner.Y * InverseRoot)),
        Magnitude(corner.X - (corner.Y * InverseRoot)),
        Magnitude((corner.Y + corner.Y) * InverseRoot),
    }).Max();

    private static Dyadic Magnitude(DyadicInterval value) => -value.Lower > value.Upper ? -value.Lower : value.Upper;

    /// <summary>A direction, and the five at multiples of 60 degrees from it.</summary>
    private static IEnumerable<(DyadicInterval X, DyadicInterval Y)> Turns((DyadicInterval X, DyadicInterval Y) direction)
    {
        for (var turn = 0; turn < 6; turn++)
        {
            yield return direction;
            direction = ((direction.X * Half) - (direction.Y * Apothem), (direction.X * Apothem) + (direction.Y * Half));
        }
    }

    private bool Parts(UnitHexagon other) => _normals.Any(normal => Array.TrueForAll(other._corners, corner =>
        (((corner.X - _centre.X) * normal.X) + ((corner.Y - _centre.Y) * normal.Y)).Lower >= Apothem.Upper));
}
