namespace EvoLLM.Cli;

/// <summary>Draws the cells of an archive in a plot.</summary>
internal static class CellPainter
{
    private const double LeastForGap = 8;
    private const double DotRadius = 4;
    private const double BorderWidth = 0.7;

    /// <summary>Draws them, those that nobody holds in grey.</summary>
    public static void Draw(ICanvas canvas, PlotArea area, ArchiveMap map, ColourScale colours)
    {
        if (map.Tiles is var (columns, rows))
        {
            DrawTiles(canvas, area, (columns, rows), map.Cells, colours);
        }
        else
        {
            DrawPolygons(canvas, area, map.Cells, colours);
        }
    }

    private static void DrawTiles(ICanvas canvas, PlotArea area, (int Columns, int Rows) tiles, IReadOnlyList<MapCell> cells, ColourScale colours)
    {
        var (width, height) = (area.Box.Width / tiles.Columns, area.Box.Height / tiles.Rows);
        canvas.Fill(area.Box, PlotStyle.Empty);
        foreach (var cell in cells)
        {
            var (corner, opposite) = (area.At(cell.Outline[0].X, cell.Outline[0].Y), area.At(cell.Outline[2].X, cell.Outline[2].Y));
            canvas.Fill(new Box(corner.X, opposite.Y, opposite.X - corner.X, corner.Y - opposite.Y), colours.At(cell.Fitness!.Value));
        }

        DrawGaps(canvas, area.Box, width >= LeastForGap ? tiles.Columns : 0, height >= LeastForGap ? tiles.Rows : 0);
    }

    /// <summary>White lines between the tiles, where these are large enough to be counted.</summary>
    private static void DrawGaps(ICanvas canvas, Box box, int columns, int rows)
    {
        for (var column = 1; column < columns; column++)
        {
            canvas.Fill(new Box(box.Left + (box.Width * column / columns) - 0.5, box.Top, 1, box.Height), Colour.White);
        }

        for (var row = 1; row < rows; row++)
        {
            canvas.Fill(new Box(box.Left, box.Top + (box.Height * row / rows) - 0.5, box.Width, 1), Colour.White);
        }
    }

    private static void DrawPolygons(ICanvas canvas, PlotArea area, IReadOnlyList<MapCell> cells, ColourScale colours)
    {
        // Where cells are small, borders would hide them: each has its own colour as border, which closes the seams.
        var bordered = area.Box.Width * area.Box.Height / cells.Count >= LeastForGap * LeastForGap;
        foreach (var cell in cells.Where(cell => cell.Outline.Count > 0))
        {
            var outline = cell.Outline.Select(point => area.At(point.X, point.Y)).ToList();
            var colour = cell.Fitness is { } fitness ? colours.At(fitness) : PlotStyle.Empty;
            if (outline.Count == 1)
            {
                canvas.Fill(Stroke.Disc(outline[0], DotRadius, corners: 12), colour, border: new Pen(Colour.White, BorderWidth));
                continue;
            }

            canvas.Fill(outline, colour, border: new Pen(bordered ? Colour.White : colour, BorderWidth));
        }
    }
}
