namespace EvoLLM.Cli;

/// <summary>One line of a plot over evaluations.</summary>
/// <param name="Course">Its points, with the band around it.</param>
/// <param name="Pen">How it is drawn.</param>
internal sealed record Curve(IReadOnlyList<Band> Course, Pen Pen)
{
    private const double BandOpacity = 0.18;
    private const double EndRadius = 2.6;

    /// <summary>Draws the band, which lies behind all lines.</summary>
    public void DrawBand(ICanvas canvas, PlotArea area)
    {
        if (Course.Any(band => band.Lower < band.Upper))
        {
            var upper = Stairs(area, band => band.Upper);
            var lower = Stairs(area, band => band.Lower);
            canvas.Fill([.. upper, .. lower.AsEnumerable().Reverse()], Pen.Colour, BandOpacity);
        }
    }

    /// <summary>Draws the line and a dot where it ends.</summary>
    public void DrawLine(ICanvas canvas, PlotArea area)
    {
        var line = Stairs(area, band => band.Median);
        if (line.Count > 1)
        {
            canvas.Line(line, Pen);
        }

        if (line.Count > 0)
        {
            canvas.Fill(Stroke.Disc(line[^1], EndRadius, corners: 16), Pen.Colour);
        }
    }

    /// <summary>A figure stays what it is until an evaluation changes it.</summary>
    private List<Point> Stairs(PlotArea area, Func<Band, double> figure)
    {
        var line = new List<Point>();
        foreach (var band in Course)
        {
            var point = area.At(band.Evaluations, figure(band));
            if (line.Count > 1 && line[^1].Y == point.Y && line[^2].Y == point.Y)
            {
                line[^1] = point;
                continue;
            }

            if (line.Count > 0 && line[^1].Y != point.Y)
            {
                line.Add(new Point(point.X, line[^1].Y));
            }

            line.Add(point);
        }

        return line;
    }
}
