namespace EvoLLM.Cli;

/// <summary>An opaque colour in sRGB.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>The colour as CSS writes it, e.g. <c>#1f77b4</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>Reads six hexadecimal digits.</summary>
    public static Colour Of(uint hex) => new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);

    /// <summary>A colour between this one (share 0) and another (share 1).</summary>
    public Colour Towards(Colour other, double share)
    {
        return new(Mix(Red, other.Red), Mix(Green, other.Green), Mix(Blue, other.Blue));

        byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * share));
    }
}
