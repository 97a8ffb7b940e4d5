using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>An archive of one or two measures as cells in a plane.</summary>
/// <param name="Across">The first measure.</param>
/// <param name="Up">The second one; <see langword="null"/> where there is none.</param>
/// <param name="Cells">What is drawn.</param>
internal sealed record ArchiveMap(MeasureAxis Across, MeasureAxis? Up, IReadOnlyList<MapCell> Cells)
{
    /// <summary>More tiles than this along an axis could not be told apart.</summary>
    public const int MostTiles = 240;

    /// <summary>Tiles along each axis of a grid; <see langword="null"/> where cells are polygons.</summary>
    public (int Columns, int Rows)? Tiles { get; init; }

    /// <summary>How many cells of a large grid one tile stands for, showing the best of them.</summary>
    public int CellsPerTile { get; init; } = 1;

    /// <summary>A grid, numbered row by row with the last axis running fastest.</summary>
    /// <param name="axes">One or two measures.</param>
    /// <param name="elites">The fitness of the elite of each cell that is held.</param>
    public static ArchiveMap OfGrid(IReadOnlyList<MeasureAxis> axes, IReadOnlyDictionary<long, double> elites)
    {
        var (across, up) = (axes[0], axes.ElementAtOrDefault(1));
        var rows = up?.Cells ?? 1;
        var (wide, high) = ((across.Cells + MostTiles - 1) / MostTiles, (rows + MostTiles - 1) / MostTiles);
        var tiles = new SortedDictionary<(int Column, int Row), double>();
        foreach (var (cell, fitness) in elites)
        {
            var tile = ((int)(cell / rows) / wide, (int)(cell % rows) / high);
            tiles[tile] = tiles.TryGetValue(tile, out var other) ? Math.Max(other, fitness) : fitness;
        }

        var (columns, lines) = ((across.Cells + wide - 1) / wide, (rows + high - 1) / high);
        return new ArchiveMap(across, up, [.. tiles.Select(tile => new MapCell(Tile(tile.Key.Column, tile.Key.Row), tile.Value))])
        {
            Tiles = (columns, lines),
            CellsPerTile = wide * high,
        };

        IReadOnlyList<Point> Tile(int column, int row)
        {
            var (left, right) = (Edge(across, column * wide), Edge(across, (column + 1) * wide));
            var (bottom, top) = up is null ? (0, 1) : (Edge(up, row * high), Edge(up, (row + 1) * high));
            return [new(left, bottom), new(right, bottom), new(right, top), new(left, top)];
        }
    }

    /// <summary>Cells around centroids (CVT), the whole of the bounds shared out among them.</summary>
    /// <param name="axes">One or two measures.</param>
    /// <param name="centroids">The point of each cell, by its number.</param>
    /// <param name="elites">The fitness of the elite of each cell that is held.</param>
    /// <param name="relative">Whether what is nearest is counted in ranges of the axes instead of the measures' own units.</param>
    public static ArchiveMap OfCentroids(
        IReadOnlyList<MeasureAxis> axes, IReadOnlyList<IReadOnlyList<double>> centroids, IReadOnlyDictionary<long, double> elites, bool relative)
    {
        var (across, up) = (axes[0], axes.ElementAtOrDefault(1));
        var (lower, upper) = (new Point(across.Minimum, up?.Minimum ?? 0), new Point(across.Maximum, up?.Maximum ?? 1));
        var unit = relative ? new Point(upper.X - lower.X, upper.Y - lower.Y) : new Point(1, 1);
        var sites = centroids.Select(centroid => InUnits(new Point(centroid[0], up is null ? 0.5 : centroid[1]))).ToList();
        var cells = Voronoi.Cells(sites, InUnits(lower), InUnits(upper)).Select((outline, index) => new MapCell(
            [.. outline.Select(point => new Point(point.X * unit.X, point.Y * unit.Y))],
            elites.TryGetValue(index, out var fitness) ? fitness : null));
        return new ArchiveMap(across, up, [.. cells]);

        Point InUnits(Point point) => new(point.X / unit.X, point.Y / unit.Y);
    }

    /// <summary>Elites without cells, each a dot, the fittest in front.</summary>
    /// <param name="axes">One or two measures.</param>
    /// <param name="elites">The elites.</param>
    public static ArchiveMap OfPoints(IReadOnlyList<MeasureAxis> axes, IEnumerable<Evaluation> elites) => new(
        axes[0],
        axes.ElementAtOrDefault(1),
        [.. elites.OrderBy(elite => elite.Fitness).Select(elite => new MapCell([new Point(elite.Measures![0], axes.Count > 1 ? elite.Measures[1] : 0.5)], elite.Fitness))]);

    private static double Edge(MeasureAxis axis, int cell) =>
        axis.Minimum + ((axis.Maximum - axis.Minimum) * Math.Min(cell, axis.Cells) / axis.Cells);
}
