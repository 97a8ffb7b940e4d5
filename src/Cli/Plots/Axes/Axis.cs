namespace EvoLLM.Cli;

/// <summary>One axis of a picture.</summary>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Minimum">The number at its beginning.</param>
/// <param name="Maximum">The number at its end.</param>
/// <param name="Ticks">What is written along it.</param>
internal sealed record Axis(string Name, double Minimum, double Maximum, Ticks Ticks)
{
    /// <summary>How much room its numbers take, in units.</summary>
    public double LabelWidth => Ticks.Values.Select(value => TypeFace.Width(Ticks.Label(value), PlotStyle.TickSize)).DefaultIfEmpty(0).Max();

    /// <summary>An axis that begins and ends with a tick, around a range.</summary>
    public static Axis Around(string name, double minimum, double maximum, int intervals = 4)
    {
        var ticks = Ticks.Around(minimum, maximum, intervals);
        return new Axis(name, ticks.Values[0], ticks.Values[^1], ticks);
    }

    /// <summary>An axis from 0 to a count, with ticks at whole numbers.</summary>
    public static Axis Count(string name, int maximum, int intervals = 6) => Between(name, 0, maximum, Math.Min(intervals, maximum));

    /// <summary>An axis with fixed ends.</summary>
    public static Axis Between(string name, double minimum, double maximum, int intervals = 4) =>
        new(name, minimum, maximum, Ticks.Within(minimum, maximum, intervals));
}
