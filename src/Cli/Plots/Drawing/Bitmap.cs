namespace EvoLLM.Cli;

/// <summary>A picture in pixels of red, green and blue, white at first.</summary>
internal sealed class Bitmap
{
    private readonly byte[] _pixels;

    public Bitmap(int width, int height)
    {
        (Width, Height) = (width, height);
        _pixels = new byte[width * height * 3];
        Array.Fill(_pixels, byte.MaxValue);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The bytes of a row, three for each pixel.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width * 3, Width * 3);

    /// <summary>The colour of a pixel.</summary>
    public Colour At(int x, int y) => new(_pixels[Index(x, y)], _pixels[Index(x, y) + 1], _pixels[Index(x, y) + 2]);

    /// <summary>Lays a colour over a pixel.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="share">How much of the pixel it covers, 0 to 1.</param>
    public void Blend(int x, int y, Colour colour, double share)
    {
        var mixed = At(x, y).Towards(colour, share);
        var index = Index(x, y);
        (_pixels[index], _pixels[index + 1], _pixels[index + 2]) = (mixed.Red, mixed.Green, mixed.Blue);
    }

    private int Index(int x, int y) => ((y * Width) + x) * 3;
}
