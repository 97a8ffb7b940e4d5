namespace EvoLLM.Cli;

/// <summary>Sizes, in units, and colours that all pictures share.</summary>
internal static class PlotStyle
{
    public const double Width = 720;

    public const double Margin = 24;

    public const double TitleSize = 16;

    public const double TextSize = 12;

    public const double TickSize = 11;

    public const double TickLength = 4;

    public static Colour Ink { get; } = Colour.Of(0x222222);

    public static Colour Faint { get; } = Colour.Of(0x5A5A5A);

    public static Colour AxisLine { get; } = Colour.Of(0x8A8A8A);

    public static Colour Grid { get; } = Colour.Of(0xE6E6E6);

    /// <summary>A cell that nobody holds.</summary>
    public static Colour Empty { get; } = Colour.Of(0xEFEFEF);

    public static TextStyle Tick { get; } = new(TickSize, Faint);

    public static TextStyle Name { get; } = new(TextSize, Ink);
}
