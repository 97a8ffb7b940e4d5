using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>An archive of one measure: a strip of coloured cells, and above it how good the elite of each is.</summary>
internal static class StripFigure
{
    private const double PlotHeight = 230;
    private const double StripHeight = 40;
    private const double Between = 14;
    private const double MarkHeight = 4;

    /// <summary>Draws the map.</summary>
    /// <param name="problem">What the elites solve.</param>
    /// <param name="map">The cells.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    public static Picture Draw(Problem problem, ArchiveMap map, string title, string text)
    {
        var colours = ColourScale.For(map.Cells.Select(cell => cell.Fitness).OfType<double>());
        var below = colours.Below > 0 ? $" {Caption.Count(colours.Below, "elite")} worse than the scale shows: drawn at its end." : "";
        var heading = new Heading(title, text + below);
        var (first, second) = (problem.Objective.Flip(colours.Low), problem.Objective.Flip(colours.High));
        var up = Axis.Around(Caption.Directed(problem), Math.Min(first, second), Math.Max(first, second));
        var across = Axis.Between(map.Across.Name, map.Across.Minimum, map.Across.Maximum, 8);
        var left = PlotStyle.Margin + PlotArea.RoomLeft(up);
        var box = new Box(left, heading.Bottom + PlotArea.RoomAbove, PlotStyle.Width - left - PlotStyle.Margin, PlotHeight);
        var strip = new Box(box.Left, box.Bottom + Between, box.Width, StripHeight);
        return new Picture(PlotStyle.Width, strip.Bottom + PlotArea.RoomBelow + PlotStyle.Margin, Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            heading.Draw(canvas);
            var area = new PlotArea(box, across, up);
            area.DrawGrid(canvas);
            area.DrawAxes(canvas, labelled: false);
            DrawMarks(canvas, area, problem, map, colours);
            var cells = new PlotArea(strip, across, Axis.Between("", 0, 1) with { Ticks = Ticks.None });
            CellPainter.Draw(canvas, cells, map, colours);
            cells.DrawAxes(canvas);
        }
    }

    private static void DrawMarks(ICanvas canvas, PlotArea area, Problem problem, ArchiveMap map, ColourScale colours)
    {
        foreach (var cell in map.Cells)
        {
            if (cell is not { Fitness: { } fitness, Outline.Count: > 0 })
            {
                continue;
            }

            var (left, right) = (cell.Outline.Min(point => point.X), cell.Outline.Max(point => point.X));
            var value = problem.Objective.Flip(Math.Max(fitness, colours.Low));
            var (from, to) = (area.At(left, value), area.At(right, value));
            var width = Math.Max(to.X - from.X - 1, 1);
            canvas.Fill(new Box(from.X + ((to.X - from.X - width) / 2), from.Y - (MarkHeight / 2), width, MarkHeight), colours.At(fitness));
        }
    }
}
