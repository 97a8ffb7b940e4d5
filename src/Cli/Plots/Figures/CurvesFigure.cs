namespace EvoLLM.Cli;

/// <summary>Plots over evaluations, one below the other.</summary>
internal static class CurvesFigure
{
    private const double PanelHeight = 128;
    private const double Between = 12;

    /// <summary>Draws them.</summary>
    /// <param name="panels">The plots, from top to bottom.</param>
    /// <param name="groups">The names of the lines.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="text">What should be known of it.</param>
    public static Picture Draw(IReadOnlyList<CurvePanel> panels, IReadOnlyList<(string Name, Pen Pen)> groups, string title, string text)
    {
        var heading = new Heading(title, text);
        var legend = new Legend(groups, heading.Bottom);
        var axes = panels.Select(panel => panel.Axis).ToArray();
        var evaluations = panels.Max(panel => panel.Curves.Max(curve => curve.Course.Select(band => band.Evaluations).DefaultIfEmpty(1).Max()));
        var across = Axis.Count("evaluations", evaluations);
        var left = PlotStyle.Margin + PlotArea.RoomLeft(axes);
        var width = PlotStyle.Width - left - PlotStyle.Margin - Math.Max(panels.Max(panel => panel.RoomRight), across.LabelWidth / 2);
        var boxes = panels.Select((_, index) => new Box(left, legend.Bottom + PlotArea.RoomAbove + (index * (PanelHeight + Between + PlotArea.RoomAbove)), width, PanelHeight)).ToList();
        return new Picture(PlotStyle.Width, boxes[^1].Bottom + PlotArea.RoomBelow + PlotStyle.Margin, Draw) { Title = title, Description = text };

        void Draw(ICanvas canvas)
        {
            heading.Draw(canvas);
            legend.Draw(canvas);
            for (var i = 0; i < panels.Count; i++)
            {
                panels[i].Draw(canvas, new PlotArea(boxes[i], across, axes[i]), labelled: i == panels.Count - 1);
            }
        }
    }
}
