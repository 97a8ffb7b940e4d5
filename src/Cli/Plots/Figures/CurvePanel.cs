using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>One plot over evaluations: a figure of one or more groups of runs.</summary>
/// <param name="Name">The figure, with its unit.</param>
/// <param name="Curves">A line for each group.</param>
internal sealed record CurvePanel(string Name, IReadOnlyList<Curve> Curves)
{
    private const double LabelLine = PlotStyle.TickSize + 2;
    private const double MostRoomForLabels = 120;

    /// <summary>Known methods, as dashed lines, where they are near enough to the curves.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    /// <summary>Whether the axis on the left begins at 0 where no figure is below that.</summary>
    public bool FromZero { get; init; }

    /// <summary>The axis on the left.</summary>
    public Axis Axis
    {
        get
        {
            var (low, high, cut) = Range();
            var references = Near().Select(baseline => baseline.Objective).ToList();
            return Axis.Around(cut ? $"{Name} (the first are beyond the axis)" : Name, Math.Min(low, references.DefaultIfEmpty(low).Min()), Math.Max(high, references.DefaultIfEmpty(high).Max()));
        }
    }

    /// <summary>How much room the names of the baselines take on the right, in units.</summary>
    public double RoomRight => Near().Select(baseline => Math.Min(MostRoomForLabels, TypeFace.Width(baseline.Name, PlotStyle.TickSize)) + 8).DefaultIfEmpty(0).Max();

    /// <summary>Draws the panel.</summary>
    public void Draw(ICanvas canvas, PlotArea area, bool labelled)
    {
        area.DrawGrid(canvas);
        area.DrawAxes(canvas, labelled);
        DrawBaselines(canvas, area);
        foreach (var curve in Curves)
        {
            curve.DrawBand(canvas, area);
        }

        foreach (var curve in Curves)
        {
            curve.DrawLine(canvas, area);
        }
    }

    /// <summary>
    /// What the axis must show. A run that begins with something hopeless would press all that follows flat: where its
    /// first twentieth takes up nine tenths of the range, the axis shows the rest.
    /// </summary>
    private (double Low, double High, bool Cut) Range()
    {
        var bands = Curves.SelectMany(curve => curve.Course).DefaultIfEmpty(new Band(1, 0, 0, 1)).ToList();
        var (all, later) = (Extent(bands), Extent([.. bands.Where(band => band.Evaluations > bands.Max(last => last.Evaluations) / 20)]));
        return later.High > later.Low && all.High - all.Low > 10 * (later.High - later.Low) ? (later.Low, later.High, true) : (all.Low, all.High, false);
    }

    private (double Low, double High) Extent(IReadOnlyList<Band> bands)
    {
        var low = bands.Min(band => band.Lower);
        return (FromZero ? Math.Min(0, low) : low, bands.Max(band => band.Upper));
    }

    /// <summary>One that is far away would press the curves flat.</summary>
    private IEnumerable<Baseline> Near()
    {
        var (low, high, _) = Range();
        var room = (high - low) / 2;
        return Baselines.Where(baseline => baseline.Objective >= low - room && baseline.Objective <= high + room);
    }

    private void DrawBaselines(ICanvas canvas, PlotArea area)
    {
        var label = double.NegativeInfinity;
        foreach (var (name, objective) in Near().OrderByDescending(baseline => baseline.Objective))
        {
            var y = area.At(0, objective).Y;
            canvas.Line([new(area.Box.Left, y), new(area.Box.Right, y)], new Pen(PlotStyle.Faint) { Dashes = [4, 3] });
            label = Math.Max(label + LabelLine, y + (PlotStyle.TickSize * 0.36));
            canvas.Text(TypeFace.Fit(name, PlotStyle.TickSize, MostRoomForLabels), new(area.Box.Right + 6, label), PlotStyle.Tick);
        }
    }
}
