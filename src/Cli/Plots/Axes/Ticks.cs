using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>The numbers that are written along an axis: multiples of 1, 2 or 5 times a power of ten (Heckbert 1990).</summary>
internal sealed class Ticks
{
    private readonly int _decimals;

    private Ticks(double step, double first, double last)
    {
        Step = step;
        _decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        Values = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, _decimals) + 0.0)];
    }

    private Ticks() => (Step, Values) = (1, []);

    /// <summary>No numbers at all.</summary>
    public static Ticks None { get; } = new();

    /// <summary>The difference of two neighbours.</summary>
    public double Step { get; }

    /// <summary>The numbers, in order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Ticks of which the first and the last enclose a range; one without extent is widened.</summary>
    /// <param name="minimum">The lower end, finite.</param>
    /// <param name="maximum">The upper end, finite, not below <paramref name="minimum"/>.</param>
    /// <param name="intervals">About how many intervals are wanted.</param>
    public static Ticks Around(double minimum, double maximum, int intervals = 4)
    {
        if (maximum - minimum <= Math.Abs(maximum) * 1e-9)
        {
            var room = maximum == 0 ? 1 : Math.Abs(maximum) * 0.05;
            (minimum, maximum) = (minimum - room, maximum + room);
        }

        var step = NiceStep((maximum - minimum) / intervals);
        return new Ticks(step, Math.Floor((minimum / step) + 1e-9), Math.Ceiling((maximum / step) - 1e-9));
    }

    /// <summary>Ticks that lie within a range.</summary>
    /// <param name="minimum">The lower end, finite.</param>
    /// <param name="maximum">The upper end, finite, above <paramref name="minimum"/>.</param>
    /// <param name="intervals">About how many intervals are wanted.</param>
    public static Ticks Within(double minimum, double maximum, int intervals = 4)
    {
        var step = NiceStep((maximum - minimum) / intervals);
        return new Ticks(step, Math.Ceiling((minimum / step) - 1e-9), Math.Floor((maximum / step) + 1e-9));
    }

    /// <summary>A number with as many decimals as the ticks differ in.</summary>
    public string Label(double value)
    {
        var format = Math.Abs(value) >= 1e7 || (_decimals > 5 && value != 0) ? "0.###e0" : "#,0." + new string('0', _decimals);
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var share = rough / power;
        return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    }
}
