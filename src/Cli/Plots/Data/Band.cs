namespace EvoLLM.Cli;

/// <summary>How far a band reaches around the median.</summary>
internal enum BandKind
{
    /// <summary>From the first to the third quartile.</summary>
    Quartiles,

    /// <summary>From the smallest to the largest.</summary>
    Range,
}

/// <summary>Where several runs are after some evaluations.</summary>
/// <param name="Evaluations">How many.</param>
/// <param name="Lower">The lower end of the band.</param>
/// <param name="Median">The middle run, or half-way between the two in the middle.</param>
/// <param name="Upper">The upper end of the band.</param>
internal readonly record struct Band(int Evaluations, double Lower, double Median, double Upper)
{
    private const int MostPoints = 500;

    /// <summary>The course of several runs, as far as all of them went and from where all of them have the figure.</summary>
    /// <param name="curves">The runs, one or more.</param>
    /// <param name="figure">What is looked at.</param>
    /// <param name="kind">How far the band reaches.</param>
    public static IReadOnlyList<Band> Course(IReadOnlyList<IReadOnlyList<CurvePoint>> curves, Func<CurvePoint, double?> figure, BandKind kind)
    {
        var evaluations = curves.Min(curve => curve.Count);
        return [.. Samples(evaluations)
            .Select(count => (Count: count, Values: curves.Select(curve => figure(curve[count - 1])).OfType<double>().Order().ToList()))
            .Where(sample => sample.Values.Count == curves.Count)
            .Select(sample => At(sample.Count, sample.Values, kind))];
    }

    /// <summary>The band of some values.</summary>
    /// <param name="evaluations">After how many evaluations they were reached.</param>
    /// <param name="sorted">The values in ascending order, one or more.</param>
    /// <param name="kind">How far it reaches.</param>
    public static Band At(int evaluations, IReadOnlyList<double> sorted, BandKind kind)
    {
        var (lower, upper) = kind == BandKind.Quartiles ? (0.25, 0.75) : (0, 1);
        return new Band(evaluations, Quantile.Of(sorted, lower), Quantile.Of(sorted, 0.5), Quantile.Of(sorted, upper));
    }

    /// <summary>Evenly spaced counts from 1 to the last, no more than can be told apart.</summary>
    private static IEnumerable<int> Samples(int evaluations)
    {
        var points = Math.Min(evaluations, MostPoints);
        return Enumerable.Range(1, points).Select(i => (int)((long)evaluations * i / points));
    }
}
