namespace EvoLLM.Cli;

/// <summary>
/// Fitness as colour, the better the brighter, in steps that look equal to the eye, also in grey and to the colour-blind:
/// viridis by Smith and van der Walt (2015), between the ten colours that R's viridisLite names.
/// </summary>
internal sealed class ColourScale
{
    private static readonly Colour[] Viridis =
    [
        Colour.Of(0x440154), Colour.Of(0x482878), Colour.Of(0x3E4A89), Colour.Of(0x31688E), Colour.Of(0x26828E),
        Colour.Of(0x1F9E89), Colour.Of(0x35B779), Colour.Of(0x6DCD59), Colour.Of(0xB4DE2C), Colour.Of(0xFDE725),
    ];

    private ColourScale(double low, double high, int below) => (Low, High, Below) = (low, high, below);

    /// <summary>The fitness of the darkest colour.</summary>
    public double Low { get; }

    /// <summary>The fitness of the brightest colour, above <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>How many lie below the darkest colour, and are shown in it.</summary>
    public int Below { get; }

    /// <summary>
    /// A scale for some fitness values. A few hopeless ones would leave one colour to all others: the scale begins where
    /// Tukey's (1977) boxplot sets its lower fence, 1.5 interquartile ranges below the first quartile.
    /// </summary>
    public static ColourScale For(IEnumerable<double> fitness)
    {
        var sorted = fitness.Order().ToList();
        var (first, third) = (Quantile.Of(sorted, 0.25), Quantile.Of(sorted, 0.75));
        var fence = first - (1.5 * (third - first));
        var low = sorted.First(value => value >= fence);
        var below = sorted.Count(value => value < low);
        return new ColourScale(sorted[^1] > low ? low : low - Math.Max(Math.Abs(low) * 0.05, 1e-9), sorted[^1], below);
    }

    /// <summary>The colour of a fitness.</summary>
    public Colour At(double fitness) => Shade((fitness - Low) / (High - Low));

    /// <summary>The colour of a place on the scale, 0 (dark violet) to 1 (yellow).</summary>
    public static Colour Shade(double place)
    {
        var position = Math.Clamp(place, 0, 1) * (Viridis.Length - 1);
        var lower = Math.Min((int)position, Viridis.Length - 2);
        return Viridis[lower].Towards(Viridis[lower + 1], position - lower);
    }
}
