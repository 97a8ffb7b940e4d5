using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What became of a run's proposals, over time: a column for each window of proposals, cut by status.</summary>
internal static class StatusFigure
{
    private const double PlotHeight = 260;
    private const double LegendWidth = 190;
    private const double LegendRow = PlotStyle.TextSize * 1.7;

    /// <summary>Draws them.</summary>
    /// <param name="run">The run.</param>
    public static Picture Draw(RunHistory run)
    {
        var windows = StatusWindow.Cut(run.Statuses);
        var totals = run.Statuses.CountBy(status => status).ToDictionary();
        var (title, total) = ($"{run.Name}: what became of its proposals", run.Statuses.Count);
        var text = $"{Caption.Searcher(run.Header)}: {Caption.Count(total, "proposal")}, {Figures.Count(run.Curve.Count)} of them evaluated; a column for every {Figures.Count(windows[0].Count)}.";
        var heading = new Heading(title, text);
        var (across, up) = (Axis.Count("proposals", total), Axis.Between("share (%)", 0, 100, 4));
        var left = PlotStyle.Margin + PlotArea.RoomLeft(up);
        var box = new Box(left, heading.Bottom + PlotArea.RoomAbove, PlotStyle.Width - left - PlotStyle.Margin - LegendWidth, PlotHeight);
        return new Picture(PlotStyle.Width, box.Bottom + PlotArea.RoomBelow + PlotStyle.Margin, Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            heading.Draw(canvas);
            var area = new PlotArea(box, across, up);
            area.DrawGrid(canvas);
            foreach (var window in windows)
            {
                DrawColumn(canvas, area, window);
            }

            area.DrawAxes(canvas);
            DrawLegend(canvas, box, totals, total);
        }
    }

    private static void DrawColumn(ICanvas canvas, PlotArea area, StatusWindow window)
    {
        var below = 0;
        foreach (var status in window.Statuses.Keys.Order())
        {
            var upTo = below + window.Statuses[status];
            var (corner, opposite) = (area.At(window.First, 100.0 * below / window.Count), area.At(window.First + window.Count, 100.0 * upTo / window.Count));
            canvas.Fill(new Box(corner.X, opposite.Y, opposite.X - corner.X, corner.Y - opposite.Y), Palette.Of(status));
            below = upTo;
        }
    }

    /// <summary>In the order in which a column is stacked.</summary>
    private static void DrawLegend(ICanvas canvas, Box plot, Dictionary<EvaluationStatus, int> totals, int total)
    {
        var y = plot.Top;
        foreach (var (status, count) in totals.OrderByDescending(pair => pair.Key))
        {
            canvas.Fill(new Box(plot.Right + 24, y, PlotStyle.TextSize, PlotStyle.TextSize), Palette.Of(status));
            canvas.Text($"{Figures.Status(status)} {Figures.Count(count)} ({Figures.Share((double)count / total)})", new(plot.Right + 24 + (PlotStyle.TextSize * 1.6), y + (PlotStyle.TextSize * 0.86)), PlotStyle.Name);
            y += LegendRow;
        }
    }
}
