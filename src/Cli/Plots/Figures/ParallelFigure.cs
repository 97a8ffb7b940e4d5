using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>
/// An archive of three or more measures: an upright axis for each measure and one for the objective (Inselberg 1985), a line for each
/// elite through its figures, the better the brighter and the more in front.
/// </summary>
internal static class ParallelFigure
{
    private const double PlotHeight = 330;
    private const double LeastSpacing = 110;
    private const double Line = PlotStyle.TextSize * 1.25;
    private const double LeastRoomLeft = 32;
    private const int MostLines = 3000;

    /// <summary>Draws the elites.</summary>
    /// <param name="problem">What they solve.</param>
    /// <param name="elites">The elites.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    public static Picture Draw(Problem problem, IReadOnlyCollection<Evaluation> elites, string title, string text)
    {
        var shown = elites.OrderByDescending(elite => elite.Fitness).Take(MostLines).Reverse().ToList();
        var colours = ColourScale.For(shown.Select(elite => elite.Fitness!.Value));
        var axes = Axes(problem, colours);
        var labels = Math.Max(LeastRoomLeft, axes.Max(axis => axis.LabelWidth) + PlotStyle.TickLength + 6);
        var width = Math.Max(PlotStyle.Width, (2 * PlotStyle.Margin) + labels + (LeastSpacing * axes.Count));
        var spacing = (width - (2 * PlotStyle.Margin) - labels) / (axes.Count - 0.35);
        var names = axes.Select(axis => TextBlock.Wrap(axis.Name, PlotStyle.TextSize, Math.Min(spacing - 12, 2 * (LeastRoomLeft + PlotStyle.Margin - 4)))).ToList();
        var heading = new Heading(title, text + Notes(colours, elites.Count), width);
        var box = new Box(PlotStyle.Margin + labels, heading.Bottom + (names.Max(name => name.Count) * Line) + 10, spacing * (axes.Count - 1), PlotHeight);
        return new Picture(width, box.Bottom + (PlotStyle.Margin * 1.5), Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            heading.Draw(canvas);
            var opacity = Math.Clamp(60.0 / shown.Count, 0.25, 0.9);
            var scales = axes.Select(axis => new Scale(axis.Minimum, axis.Maximum, box.Bottom, box.Top)).ToList();
            foreach (var elite in shown)
            {
                var values = elite.Measures!.Append(problem.Objective.Flip(elite.Fitness!.Value));
                canvas.Line([.. values.Select((value, i) => new Point(box.Left + (spacing * i), scales[i].At(value)))], new Pen(colours.At(elite.Fitness.Value), 1.2) { Opacity = opacity });
            }

            for (var i = 0; i < axes.Count; i++)
            {
                DrawAxis(canvas, box.Left + (spacing * i), axes[i], scales[i], names[i]);
            }
        }
    }

    private static List<Axis> Axes(Problem problem, ColourScale colours)
    {
        var (first, second) = (problem.Objective.Flip(colours.Low), problem.Objective.Flip(colours.High));
        var objective = Axis.Around(Caption.Directed(problem), Math.Min(first, second), Math.Max(first, second), 5);
        return [.. problem.Measures.Select(measure => Axis.Between(measure.Name, measure.Minimum, measure.Maximum, 5)), objective];
    }

    private static string Notes(ColourScale colours, int count) =>
        (colours.Below > 0 ? $" {Caption.Count(colours.Below, "elite")} worse than the scale shows: drawn to its end." : "")
        + (count > MostLines ? $" Only the best {Figures.Count(MostLines)} elites are drawn." : "");

    private static void DrawAxis(ICanvas canvas, double x, Axis axis, Scale scale, IReadOnlyList<string> name)
    {
        canvas.Line([new(x, scale.From), new(x, scale.To)], new Pen(PlotStyle.Ink, 1.2));
        for (var i = 0; i < name.Count; i++)
        {
            canvas.Text(name[i], new(x, scale.To - 10 - ((name.Count - 1 - i) * Line)), PlotStyle.Name with { Align = TextAlign.Middle });
        }

        foreach (var value in axis.Ticks.Values)
        {
            var y = scale.At(value);
            canvas.Line([new(x - PlotStyle.TickLength, y), new(x, y)], new Pen(PlotStyle.Ink));
            DrawLabel(canvas, axis.Ticks.Label(value), new(x - PlotStyle.TickLength - 4, y));
        }
    }

    /// <summary>A number on a ground of its own, so that it can be read among the lines.</summary>
    private static void DrawLabel(ICanvas canvas, string label, Point right)
    {
        var ground = new Box(right.X - TypeFace.Width(label, PlotStyle.TickSize) - 2, right.Y - (PlotStyle.TickSize * 0.55), TypeFace.Width(label, PlotStyle.TickSize) + 4, PlotStyle.TickSize * 1.1);
        canvas.Fill(ground.Outline, Colour.White, 0.8);
        canvas.Text(label, new(right.X, right.Y + (PlotStyle.TickSize * 0.36)), PlotStyle.Tick with { Align = TextAlign.End, Colour = PlotStyle.Ink });
    }
}
