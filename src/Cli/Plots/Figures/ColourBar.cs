using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The key to the colours of a picture: a bar with the objective's figures beside it, the best at its top.</summary>
internal sealed class ColourBar
{
    private const int Steps = 100;
    private const double Thickness = 14;
    private const double Line = PlotStyle.TextSize * 1.25;

    private readonly Objective _objective;
    private readonly ColourScale _colours;
    private readonly IReadOnlyList<string> _name;
    private readonly Ticks _ticks;

    public ColourBar(Problem problem, ColourScale colours)
    {
        (_objective, _colours) = (problem.Objective, colours);
        _name = TextBlock.Wrap(Caption.Objective(problem), PlotStyle.TextSize, Room - 28);
        var (first, second) = (_objective.Flip(colours.Low), _objective.Flip(colours.High));
        _ticks = Ticks.Within(Math.Min(first, second), Math.Max(first, second), 5);
    }

    /// <summary>How much room the bar takes on the right, in units.</summary>
    public static double Room => 150;

    /// <summary>How much room the bar's name takes above it, in units.</summary>
    public double RoomAbove => (_name.Count * Line) + PlotArea.NameLift;

    /// <summary>Draws the bar right of a plot, as high as that.</summary>
    public void Draw(ICanvas canvas, Box plot)
    {
        var box = new Box(plot.Right + 28, plot.Top, Thickness, plot.Height);
        for (var i = 0; i < _name.Count; i++)
        {
            canvas.Text(_name[i], new(box.Left, box.Top - PlotArea.NameLift - ((_name.Count - 1 - i) * Line)), PlotStyle.Name);
        }

        for (var step = 0; step < Steps; step++)
        {
            var (top, bottom) = (Edge(box, step), Edge(box, step + 1));
            canvas.Fill(new Box(box.Left, top, Thickness, bottom - top), ColourScale.Shade(1 - ((step + 0.5) / Steps)));
        }

        if (_colours.Below > 0)
        {
            canvas.Fill([new(box.Left, box.Bottom), new(box.Right, box.Bottom), new(box.Left + (Thickness / 2), box.Bottom + Thickness)], ColourScale.Shade(0));
            canvas.Text($"{Figures.Count(_colours.Below)} worse", new(box.Right + 10, box.Bottom + Thickness - 2), PlotStyle.Tick);
        }

        DrawTicks(canvas, box);
    }

    private void DrawTicks(ICanvas canvas, Box box)
    {
        var scale = new Scale(_colours.Low, _colours.High, box.Bottom, box.Top);
        foreach (var value in _ticks.Values)
        {
            var y = scale.At(_objective.Flip(value));
            canvas.Line([new(box.Right, y), new(box.Right + PlotStyle.TickLength, y)], new Pen(PlotStyle.AxisLine));
            canvas.Text(_ticks.Label(value), new(box.Right + 10, y + (PlotStyle.TickSize * 0.36)), PlotStyle.Tick);
        }
    }

    // On whole pixels, so that the steps meet.
    private static double Edge(Box box, int step) => Math.Round((box.Top + (box.Height * step / Steps)) * 2) / 2;
}
