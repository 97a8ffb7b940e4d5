namespace EvoLLM.Cli.Tests;

/// <summary>Keeps what is drawn on it, to be looked at one by one.</summary>
internal sealed class RecordingCanvas : ICanvas
{
    public List<(IReadOnlyList<Point> Outline, Colour Colour)> Polygons { get; } = [];

    public List<(Box Box, Colour Colour)> Boxes { get; } = [];

    public List<(IReadOnlyList<Point> Points, Pen Pen)> Lines { get; } = [];

    /// <summary>Texts with the room that they take, from the tops of capitals to the base line.</summary>
    public List<(string Text, Box Box)> Texts { get; } = [];

    public static RecordingCanvas Of(Picture picture)
    {
        var canvas = new RecordingCanvas();
        picture.Draw(canvas);
        return canvas;
    }

    public void Fill(IReadOnlyList<Point> outline, Colour colour, double opacity = 1, Pen? border = null) => Polygons.Add((outline, colour));

    public void Fill(Box box, Colour colour) => Boxes.Add((box, colour));

    public void Line(IReadOnlyList<Point> points, Pen pen) => Lines.Add((points, pen));

    public void Text(string text, Point at, TextStyle style)
    {
        var width = TypeFace.Width(text, style.Size);
        var left = at.X - style.Align switch { TextAlign.Middle => width / 2, TextAlign.End => width, _ => 0 };
        Texts.Add((text, new Box(left, at.Y - (style.Size * 0.7), width, style.Size * 0.7)));
    }
}
