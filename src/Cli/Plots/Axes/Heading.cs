namespace EvoLLM.Cli;

/// <summary>Title and lines of text at the top of a picture.</summary>
internal sealed class Heading
{
    private const double TitleLine = PlotStyle.TitleSize * 1.3;
    private const double TextLine = PlotStyle.TextSize * 1.4;

    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<string> _lines;

    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    /// <param name="width">The picture's width, in units.</param>
    public Heading(string title, string text, double width = PlotStyle.Width)
    {
        _title = TextBlock.Wrap(title, PlotStyle.TitleSize, width - (2 * PlotStyle.Margin));
        _lines = TextBlock.Wrap(text, PlotStyle.TextSize, width - (2 * PlotStyle.Margin));
    }

    /// <summary>Where it ends, in units from the top.</summary>
    public double Bottom => PlotStyle.Margin + (_title.Count * TitleLine) + (_lines.Count * TextLine) + 14;

    public void Draw(ICanvas canvas)
    {
        var y = PlotStyle.Margin - (TitleLine - PlotStyle.TitleSize);
        foreach (var line in _title)
        {
            canvas.Text(line, new(PlotStyle.Margin, y += TitleLine), new(PlotStyle.TitleSize, PlotStyle.Ink));
        }

        y += 2;
        foreach (var line in _lines)
        {
            canvas.Text(line, new(PlotStyle.Margin, y += TextLine), new(PlotStyle.TextSize, PlotStyle.Faint));
        }
    }
}
