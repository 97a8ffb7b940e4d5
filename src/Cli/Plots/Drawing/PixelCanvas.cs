namespace EvoLLM.Cli;

/// <summary>Draws a picture in pixels, with smooth edges.</summary>
internal sealed class PixelCanvas : ICanvas
{
    private readonly double _scale;
    private readonly Coverage _coverage;

    /// <summary>Begins a picture on a white ground.</summary>
    /// <param name="width">Units from left to right.</param>
    /// <param name="height">Units from top to bottom.</param>
    /// <param name="scale">Pixels for each unit.</param>
    public PixelCanvas(double width, double height, double scale)
    {
        _scale = scale;
        Bitmap = new Bitmap((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        _coverage = new Coverage(Bitmap.Width, Bitmap.Height);
    }

    public Bitmap Bitmap { get; }

    /// <inheritdoc/>
    public void Fill(IReadOnlyList<Point> outline, Colour colour, double opacity = 1, Pen? border = null)
    {
        _coverage.Add([.. outline.Select(point => new Point(point.X * _scale, point.Y * _scale))]);
        Paint(colour, opacity);
        if (border is not null)
        {
            Line([.. outline, outline[0]], border);
        }
    }

    /// <inheritdoc/>
    public void Fill(Box box, Colour colour)
    {
        var (left, right) = (Math.Round(box.Left * _scale), Math.Round(box.Right * _scale));
        var (top, bottom) = (Math.Round(box.Top * _scale), Math.Round(box.Bottom * _scale));
        _coverage.Add([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);
        Paint(colour, 1);
    }

    /// <inheritdoc/>
    public void Line(IReadOnlyList<Point> points, Pen pen)
    {
        foreach (var outline in Stroke.Outlines(points, pen))
        {
            _coverage.Add([.. outline.Select(point => new Point(point.X * _scale, point.Y * _scale))]);
        }

        Paint(pen.Colour, pen.Opacity);
    }

    /// <inheritdoc/>
    public void Text(string text, Point at, TextStyle style)
    {
        var shift = TypeFace.Width(text, style.Size) * style.Align switch { TextAlign.Middle => 0.5, TextAlign.End => 1, _ => 0 };
        foreach (var outline in TypeFace.Outlines(text, style.Size))
        {
            _coverage.Add([.. outline.Select(point => new Point((at.X + point.X - shift) * _scale, (at.Y - point.Y) * _scale))]);
        }

        Paint(style.Colour, 1);
    }

    private void Paint(Colour colour, double opacity) => _coverage.Paint((x, y, share) => Bitmap.Blend(x, y, colour, share * opacity));
}
