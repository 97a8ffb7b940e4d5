namespace EvoLLM.Cli;

/// <summary>Which line is which, in rows below the heading; a single one needs no legend.</summary>
internal sealed class Legend
{
    private const double Sample = 22;
    private const double Gap = 18;
    private const double Row = PlotStyle.TextSize * 1.5;

    private readonly List<(string Name, Pen Pen, Point Place)> _entries = [];

    /// <param name="entries">The names with their lines.</param>
    /// <param name="top">Where it begins, in units from the top.</param>
    public Legend(IReadOnlyList<(string Name, Pen Pen)> entries, double top)
    {
        Bottom = top;
        if (entries.Count < 2)
        {
            return;
        }

        var (x, y) = (PlotStyle.Margin, top + PlotStyle.TextSize);
        foreach (var (fullName, pen) in entries)
        {
            var name = TypeFace.Fit(fullName, PlotStyle.TextSize, PlotStyle.Width - (2 * PlotStyle.Margin) - Sample - 6);
            var width = Sample + 6 + TypeFace.Width(name, PlotStyle.TextSize);
            if (x > PlotStyle.Margin && x + width > PlotStyle.Width - PlotStyle.Margin)
            {
                (x, y) = (PlotStyle.Margin, y + Row);
            }

            _entries.Add((name, pen, new Point(x, y)));
            x += width + Gap;
        }

        Bottom = y + 14;
    }

    /// <summary>Where it ends, in units from the top.</summary>
    public double Bottom { get; }

    public void Draw(ICanvas canvas)
    {
        foreach (var (name, pen, place) in _entries)
        {
            var y = place.Y - (PlotStyle.TextSize * 0.35);
            canvas.Line([new(place.X, y), new(place.X + Sample, y)], pen with { Width = pen.Width * 1.3 });
            canvas.Text(name, new(place.X + Sample + 6, place.Y), PlotStyle.Name);
        }
    }
}
