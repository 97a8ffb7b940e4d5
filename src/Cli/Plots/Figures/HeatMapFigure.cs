using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>An archive of two measures: each cell in the colour of its elite.</summary>
internal static class HeatMapFigure
{
    private const double PlotHeight = 360;

    /// <summary>Draws the map.</summary>
    /// <param name="problem">What the elites solve.</param>
    /// <param name="map">The cells.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    public static Picture Draw(Problem problem, ArchiveMap map, string title, string text)
    {
        var colours = ColourScale.For(map.Cells.Select(cell => cell.Fitness).OfType<double>());
        var bar = new ColourBar(problem, colours);
        var heading = new Heading(title, text + (map.CellsPerTile > 1 ? $" Each tile shows the best of up to {map.CellsPerTile} cells." : ""));
        var (across, up) = (Axis.Between(map.Across.Name, map.Across.Minimum, map.Across.Maximum, 5), Axis.Between(map.Up!.Name, map.Up.Minimum, map.Up.Maximum, 5));
        var left = PlotStyle.Margin + PlotArea.RoomLeft(up);
        var top = heading.Bottom + Math.Max(PlotArea.RoomAbove, bar.RoomAbove);
        var box = Snap(new Box(left, top, PlotStyle.Width - left - PlotStyle.Margin - ColourBar.Room, PlotHeight), map.Tiles);
        return new Picture(PlotStyle.Width, box.Bottom + PlotArea.RoomBelow + PlotStyle.Margin, Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            var area = new PlotArea(box, across, up);
            heading.Draw(canvas);
            CellPainter.Draw(canvas, area, map, colours);
            area.DrawAxes(canvas);
            bar.Draw(canvas, box);
        }
    }

    /// <summary>A box that whole half-units of tiles fill, so that all of them are as large.</summary>
    private static Box Snap(Box box, (int Columns, int Rows)? tiles)
    {
        if (tiles is not var (columns, rows))
        {
            return box;
        }

        var (left, top) = (Math.Round(box.Left), Math.Round(box.Top));
        return new Box(left, top, Length(box.Width, columns), Length(box.Height, rows));

        static double Length(double room, int count) => Math.Max(1, Math.Floor(room * 2 / count)) / 2 * count;
    }
}
