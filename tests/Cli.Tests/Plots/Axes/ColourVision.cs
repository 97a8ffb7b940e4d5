namespace EvoLLM.Cli.Tests;

/// <summary>How colours look: CIE 1976 lightness and difference, and what is left of a colour without red or green cones.</summary>
internal static class ColourVision
{
    /// <summary>The lightness L*, 0 (black) to 100 (white).</summary>
    public static double Lightness(Colour colour) => Lab(Linear(colour)).L;

    /// <summary>The distance of two colours as a dichromat sees them (Viénot, Brettel and Mollon 1999); about 2.3 can just be seen.</summary>
    public static double Difference(Colour first, Colour second, bool withoutRedCones)
    {
        var (a, b) = (Lab(Dichromat(Linear(first), withoutRedCones)), Lab(Dichromat(Linear(second), withoutRedCones)));
        return Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
    }

    private static (double R, double G, double B) Dichromat((double R, double G, double B) c, bool withoutRedCones) => withoutRedCones
        ? ((0.11238 * c.R) + (0.88762 * c.G), (0.11238 * c.R) + (0.88762 * c.G), (0.00401 * c.R) - (0.00401 * c.G) + c.B)
        : ((0.29275 * c.R) + (0.70725 * c.G), (0.29275 * c.R) + (0.70725 * c.G), (-0.02234 * c.R) + (0.02234 * c.G) + c.B);

    private static (double R, double G, double B) Linear(Colour colour)
    {
        return (Decode(colour.Red), Decode(colour.Green), Decode(colour.Blue));

        static double Decode(byte value) => value / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static (double L, double A, double B) Lab((double R, double G, double B) c)
    {
        var x = Root(((0.4124 * c.R) + (0.3576 * c.G) + (0.1805 * c.B)) / 0.9505);
        var y = Root((0.2126 * c.R) + (0.7152 * c.G) + (0.0722 * c.B));
        var z = Root(((0.0193 * c.R) + (0.1192 * c.G) + (0.9505 * c.B)) / 1.089);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double Root(double value) => value > 216.0 / 24389 ? Math.Cbrt(value) : ((24389.0 / 27 * value) + 16) / 116;
    }
}
