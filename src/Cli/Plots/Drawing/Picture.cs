namespace EvoLLM.Cli;

/// <summary>A picture that can be written as shapes (SVG) or as pixels (PNG).</summary>
/// <param name="Width">Units from left to right.</param>
/// <param name="Height">Units from top to bottom.</param>
/// <param name="Draw">Draws it.</param>
internal sealed record Picture(double Width, double Height, Action<ICanvas> Draw)
{
    /// <summary>Pixels for each unit of a PNG: enough for print and for dense screens.</summary>
    public const int PixelsPerUnit = 2;

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What is seen, in words, for those who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>The text of an SVG file; the same picture gives the same text.</summary>
    public string ToSvg()
    {
        var canvas = new SvgCanvas(this);
        Draw(canvas);
        return canvas.Finish();
    }

    /// <summary>The bytes of a PNG file.</summary>
    public byte[] ToPng()
    {
        var canvas = new PixelCanvas(Width, Height, PixelsPerUnit);
        Draw(canvas);
        return PngFile.Encode(canvas.Bitmap);
    }
}
