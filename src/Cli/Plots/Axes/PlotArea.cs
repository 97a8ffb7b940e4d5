namespace EvoLLM.Cli;

/// <summary>The part of a picture that data is drawn in, with an axis below it and one on its left.</summary>
internal sealed class PlotArea
{
    private const double Gap = 6;

    private readonly Axis _across;
    private readonly Axis _up;
    private readonly Scale _x;
    private readonly Scale _y;

    public PlotArea(Box box, Axis across, Axis up)
    {
        (Box, _across, _up) = (box, across, up);
        _x = new Scale(across.Minimum, across.Maximum, box.Left, box.Right);
        _y = new Scale(up.Minimum, up.Maximum, box.Bottom, box.Top);
    }

    public Box Box { get; }

    /// <summary>How much room the left axis takes, in units.</summary>
    public static double RoomLeft(params ReadOnlySpan<Axis> axes)
    {
        var widest = 0.0;
        foreach (var axis in axes)
        {
            widest = Math.Max(widest, axis.LabelWidth);
        }

        return widest + PlotStyle.TickLength + Gap;
    }

    /// <summary>How much room the name of the left axis takes, in units; it is written above.</summary>
    public static double RoomAbove => PlotStyle.TextSize + NameLift;

    /// <summary>How far the base line of that name is above the data, in units.</summary>
    public static double NameLift => PlotStyle.TextSize * 0.9;

    /// <summary>How much room the lower axis takes, in units.</summary>
    public static double RoomBelow => PlotStyle.TickLength + Gap + PlotStyle.TickSize + (PlotStyle.TextSize * 1.8);

    /// <summary>Where a point of the data is in the picture.</summary>
    public Point At(double x, double y) => new(_x.At(x), _y.At(y));

    /// <summary>Draws faint lines across at the ticks of the left axis.</summary>
    public void DrawGrid(ICanvas canvas)
    {
        foreach (var value in _up.Ticks.Values)
        {
            canvas.Line([new(Box.Left, _y.At(value)), new(Box.Right, _y.At(value))], new Pen(PlotStyle.Grid));
        }
    }

    /// <summary>Draws the axes with their ticks and names.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="labelled">Whether the lower axis has its numbers and its name: of several areas with the same one, only the lowest.</param>
    public void DrawAxes(ICanvas canvas, bool labelled = true)
    {
        canvas.Line([new(Box.Left, Box.Top), new(Box.Left, Box.Bottom), new(Box.Right, Box.Bottom)], new Pen(PlotStyle.AxisLine));
        DrawAcross(canvas, labelled);
        DrawUp(canvas);
    }

    private void DrawAcross(ICanvas canvas, bool labelled)
    {
        foreach (var value in _across.Ticks.Values)
        {
            var x = _x.At(value);
            canvas.Line([new(x, Box.Bottom), new(x, Box.Bottom + PlotStyle.TickLength)], new Pen(PlotStyle.AxisLine));
            if (labelled)
            {
                canvas.Text(_across.Ticks.Label(value), new(x, Box.Bottom + PlotStyle.TickLength + Gap + (PlotStyle.TickSize * 0.7)), PlotStyle.Tick with { Align = TextAlign.Middle });
            }
        }

        if (labelled)
        {
            var name = TypeFace.Fit(_across.Name, PlotStyle.TextSize, Box.Width);
            canvas.Text(name, new(Box.Centre.X, Box.Bottom + RoomBelow - Gap), PlotStyle.Name with { Align = TextAlign.Middle });
        }
    }

    private void DrawUp(ICanvas canvas)
    {
        foreach (var value in _up.Ticks.Values)
        {
            var y = _y.At(value);
            canvas.Line([new(Box.Left - PlotStyle.TickLength, y), new(Box.Left, y)], new Pen(PlotStyle.AxisLine));
            canvas.Text(_up.Ticks.Label(value), new(Box.Left - PlotStyle.TickLength - 4, y + (PlotStyle.TickSize * 0.36)), PlotStyle.Tick with { Align = TextAlign.End });
        }

        // All begin at the picture's margin, however long the numbers are.
        canvas.Text(TypeFace.Fit(_up.Name, PlotStyle.TextSize, Box.Right - PlotStyle.Margin), new(PlotStyle.Margin, Box.Top - NameLift), PlotStyle.Name);
    }
}
