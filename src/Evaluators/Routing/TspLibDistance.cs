namespace EvoLLM.Evaluators;

/// <summary>The distances of TSPLIB, rounded as it does (Reinelt 1995, <c>TSPLIB 95</c>, section 2).</summary>
internal static class TspLibDistance
{
    /// <summary>The kinds of distances that are computed from two coordinates.</summary>
    public static string[] Kinds { get; } = ["EUC_2D", "CEIL_2D", "MAN_2D", "MAX_2D", "GEO", "ATT"];

    /// <summary>A whole number.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="one">x and y, or latitude and longitude in degrees and minutes (DDD.MM).</param>
    /// <param name="other">The same of the other node.</param>
    public static double Of(string kind, ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (x, y) = (Math.Abs(one[0] - other[0]), Math.Abs(one[1] - other[1]));
        return kind switch
        {
            "EUC_2D" => Nearest(Math.Sqrt((x * x) + (y * y))),
            "CEIL_2D" => Math.Ceiling(Math.Sqrt((x * x) + (y * y))),
            "MAN_2D" => Nearest(x + y),
            "MAX_2D" => Math.Max(Nearest(x), Nearest(y)),
            "GEO" => Geographical(one, other),
            "ATT" => Math.Ceiling(Math.Sqrt(((x * x) + (y * y)) / 10)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <summary>Halves upwards.</summary>
    public static double Nearest(double distance) => Math.Floor(distance + 0.5);

    private static double Geographical(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        const double Radius = 6378.388;
        var (east, north, south) = (
            Math.Cos(Radians(one[1]) - Radians(other[1])),
            Math.Cos(Radians(one[0]) - Radians(other[0])),
            Math.Cos(Radians(one[0]) + Radians(other[0])));
        var cosine = Math.Clamp(0.5 * (((1 + east) * north) - ((1 - east) * south)), -1, 1);
        return Math.Truncate((Radius * Math.Acos(cosine)) + 1);
    }

    /// <summary>TSPLIB's own value of pi belongs to its distances.</summary>
    private static double Radians(double degreesAndMinutes)
    {
        const double Pi = 3.141592;
        var degrees = Math.Truncate(degreesAndMinutes);
        return Pi * (degrees + (5 * (degreesAndMinutes - degrees) / 3)) / 180;
    }
}
