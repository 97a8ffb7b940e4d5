using EvoLLM.Evolver;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EvoLLM.Cli;

/// <summary>
/// The archive as a picture over the first two measures, in the tiles that the problem's axes are cut into, the better the
/// brighter. Where several elites lie in one tile (of further measures, or of an archive of another kind) it shows the best.
/// </summary>
internal sealed class HeatMap
{
    private readonly double?[,] _tiles;
    private readonly double _worst;
    private readonly double _best;

    public HeatMap(Problem problem, IReadOnlyCollection<(Measures Measures, double Fitness)> elites)
    {
        Problem = problem;
        Columns = problem.Measures[0].Cells;
        Rows = problem.Measures.Count > 1 ? problem.Measures[1].Cells : 1;
        _tiles = new double?[Columns, Rows];
        var grid = new GridPartition(problem.Measures);
        foreach (var (measures, fitness) in elites)
        {
            var (column, row) = (grid.CoordinateOf(0, measures[0]), measures.Count > 1 ? grid.CoordinateOf(1, measures[1]) : 0);
            _tiles[column, row] = Math.Max(_tiles[column, row] ?? double.NegativeInfinity, fitness);
        }

        // A few hopeless elites would wash out all others: the scale starts at the lower quartile.
        var sorted = elites.Select(elite => elite.Fitness).Order().ToList();
        _worst = sorted.Count > 0 ? sorted[sorted.Count / 4] : 0;
        _best = sorted.Count > 0 ? sorted[^1] : 1;
    }

    public Problem Problem { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>The fitness at the lower end of the scale.</summary>
    public double Worst => _worst;

    /// <summary>The fitness at the upper end of the scale.</summary>
    public double Best => _best;

    /// <summary>How good the elite of a tile is, 0 to 1 on the picture's scale; <see langword="null"/> where there is none.</summary>
    public double? Brightness(int column, int row) => _tiles[column, row] is { } fitness
        ? _best > _worst ? Math.Clamp((fitness - _worst) / (_best - _worst), 0, 1) : 1
        : null;

    /// <summary>A colour from dark violet over red to light yellow, monotone in lightness so that it also reads in grey.</summary>
    public static (byte Red, byte Green, byte Blue) Shade(double brightness)
    {
        ReadOnlySpan<(double Red, double Green, double Blue)> stops =
            [(52, 28, 92), (114, 31, 129), (183, 55, 121), (241, 96, 93), (254, 176, 120), (252, 253, 191)];
        var position = Math.Clamp(brightness, 0, 1) * (stops.Length - 1);
        var lower = Math.Min((int)position, stops.Length - 2);
        var share = position - lower;
        var (from, to) = (stops[lower], stops[lower + 1]);
        return (Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));

        byte Mix(double first, double second) => (byte)Math.Round(first + ((second - first) * share));
    }

    /// <summary>The picture for a terminal, the second measure growing upwards.</summary>
    public IRenderable Render()
    {
        var lines = new List<IRenderable>();
        for (var row = Rows - 1; row >= 0; row--)
        {
            var line = new Paragraph();
            for (var column = 0; column < Columns; column++)
            {
                var tile = Brightness(column, row);
                if (tile is { } brightness)
                {
                    var (red, green, blue) = Shade(brightness);
                    line.Append("██", new Style(new Color(red, green, blue)));
                }
                else
                {
                    line.Append("· ", new Style(Color.Grey));
                }
            }

            lines.Add(line);
        }

        return new Rows(lines);
    }
}
