namespace EvoLLM.Cli;

/// <summary>A part of a picture, in units.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public Point Centre => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>The four corners, clockwise from the upper left.</summary>
    public IReadOnlyList<Point> Outline => [new(Left, Top), new(Right, Top), new(Right, Bottom), new(Left, Bottom)];
}
