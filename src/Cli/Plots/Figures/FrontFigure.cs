using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The Pareto front of a run: the problem's figure over each further objective, with all that was judged behind it.</summary>
internal static class FrontFigure
{
    private const double PlotHeight = 260;
    private const double Between = 26;
    private const double FrontRadius = 3.6;
    private const double OtherRadius = 1.8;
    private const double OtherOpacity = 0.35;

    /// <summary>Draws it.</summary>
    /// <param name="run">A run that keeps a front, with one elite or more.</param>
    /// <param name="offset">The fitness that counts as nothing in the QD score.</param>
    public static Picture Draw(RunHistory run, double offset)
    {
        var objectives = run.Header.Options.Archive.Objectives!;
        var panels = objectives.Select(objective => new Panel(run, objective)).ToList();
        var hidden = panels.Max(panel => panel.Hidden);
        var text = $"{Caption.Archive(run, offset)} Large dots are the front, of which none is as good as another one in everything; small ones all {Caption.Count(run.Judged.Count, "judged candidate")}"
            + (hidden > 0 ? $", but for {Figures.Count(hidden)} far behind the front." : ".");
        var title = $"{run.Name}: Pareto front";
        var heading = new Heading(title, text);
        var left = PlotStyle.Margin + PlotArea.RoomLeft([.. panels.Select(panel => panel.Up)]);
        var step = PlotArea.RoomAbove + PlotHeight + PlotArea.RoomBelow + Between;
        return new Picture(PlotStyle.Width, heading.Bottom + (step * panels.Count) - Between + PlotStyle.Margin, Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            heading.Draw(canvas);
            foreach (var (index, panel) in panels.Index())
            {
                var box = new Box(left, heading.Bottom + (index * step) + PlotArea.RoomAbove, PlotStyle.Width - left - PlotStyle.Margin, PlotHeight);
                panel.Draw(canvas, box, joined: panels.Count == 1);
            }
        }
    }

    /// <summary>The figure over one objective.</summary>
    private sealed class Panel
    {
        private readonly ParetoObjective _objective;
        private readonly Objective _figure;
        private readonly List<Point> _front;
        private readonly List<Point> _others;

        public Panel(RunHistory run, ParetoObjective objective)
        {
            (_objective, _figure) = (objective, run.Problem.Objective);
            _front = Points(run.Front);
            var all = Points(run.Judged);
            Across = Around($"{objective.Name}, {Better(objective.Direction)}", _front.Select(point => point.X));
            Up = Around(Caption.Directed(run.Problem), _front.Select(point => point.Y));
            _others = [.. all.Where(point => Within(Across, point.X) && Within(Up, point.Y))];
            Hidden = all.Count - _others.Count;

            List<Point> Points(IEnumerable<Evaluation> evaluations) =>
            [
                .. evaluations.Select(evaluation => (X: evaluation.Figure(objective.Name, run.Problem.Measures), Y: _figure.Flip(evaluation.Fitness!.Value)))
                    .Where(point => point.X is { } x && double.IsFinite(x)).Select(point => new Point(point.X!.Value, point.Y)),
            ];
        }

        public Axis Across { get; }

        public Axis Up { get; }

        /// <summary>How many candidates lie beyond the axes, which the front decides.</summary>
        public int Hidden { get; }

        public void Draw(ICanvas canvas, Box box, bool joined)
        {
            var area = new PlotArea(box, Across, Up);
            area.DrawGrid(canvas);
            area.DrawAxes(canvas);
            var pen = Palette.Series(0);
            foreach (var point in _others)
            {
                canvas.Fill(Stroke.Disc(area.At(point.X, point.Y), OtherRadius, corners: 8), PlotStyle.Faint, OtherOpacity);
            }

            if (joined && _front.Count > 1)
            {
                canvas.Line([.. Stairs().Select(point => area.At(point.X, point.Y))], pen);
            }

            foreach (var point in _front)
            {
                canvas.Fill(Stroke.Disc(area.At(point.X, point.Y), FrontRadius, corners: 16), pen.Colour);
            }
        }

        /// <summary>The border of what the front is as good as: each reaches on, at its own figure, to the next one.</summary>
        private IEnumerable<Point> Stairs()
        {
            var order = _objective.Direction == Direction.Minimize ? _front.OrderBy(point => point.X) : _front.OrderByDescending(point => point.X);
            var before = (Point?)null;
            foreach (var point in order)
            {
                if (before is { } last)
                {
                    yield return new Point(point.X, last.Y);
                }

                yield return point;
                before = point;
            }
        }

        private static bool Within(Axis axis, double value) => value >= axis.Minimum && value <= axis.Maximum;

        private static string Better(Direction direction) => direction == Direction.Minimize ? "smaller is better" : "larger is better";

        /// <summary>An axis around the front, with half of their range on each side, so that it can be seen what it is better than.</summary>
        private static Axis Around(string name, IEnumerable<double> values)
        {
            var sorted = values.Order().ToList();
            var (low, high) = (sorted[0], sorted[^1]);
            var room = (high - low) / 2;
            return Axis.Around(name, low >= 0 ? Math.Max(0, low - room) : low - room, high + room);
        }
    }
}
