using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>
/// The outlines of Arimo, a sans serif whose letters are as wide as Arial's and Helvetica's, so that texts take the same
/// room on a machine without fonts and in an SVG viewer with its own. <c>Arimo.txt</c> holds a line for each letter: its
/// code, its advance and its contours, 1024 units an em, each point relative to the one before, <c>~</c> before a control point.
/// </summary>
internal static class TypeFace
{
    /// <summary>What an SVG viewer may take in its place, the closest first.</summary>
    public const string Family = "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif";

    private const double Em = 1024;

    private static readonly Lazy<Dictionary<char, Glyph>> Glyphs = new(Load);

    /// <summary>How wide a text is, in units.</summary>
    public static double Width(string text, double size) => text.Sum(letter => Find(letter).Advance) * size / Em;

    /// <summary>The closed outlines of a text that begins at the origin, y upwards, in units.</summary>
    public static IEnumerable<IEnumerable<Point>> Outlines(string text, double size)
    {
        var x = 0.0;
        foreach (var glyph in text.Select(Find))
        {
            var left = x;
            foreach (var contour in glyph.Contours)
            {
                yield return contour.Select(point => new Point((left + point.X) * size / Em, point.Y * size / Em));
            }

            x += glyph.Advance;
        }
    }

    /// <summary>Shortens a text that is wider than it may be, in its middle.</summary>
    public static string Fit(string text, double size, double width)
    {
        var shown = text;
        for (var kept = text.Length - 1; kept > 1 && Width(shown, size) > width; kept--)
        {
            shown = string.Concat(text.AsSpan(0, (kept + 1) / 2), "…", text.AsSpan(text.Length - (kept / 2)));
        }

        return shown;
    }

    private static Glyph Find(char letter) => Glyphs.Value.TryGetValue(letter, out var glyph) ? glyph : Glyph.Missing;

    private static Dictionary<char, Glyph> Load()
    {
        using var stream = typeof(TypeFace).Assembly.GetManifestResourceStream("Arimo.txt")!;
        using var reader = new StreamReader(stream);
        var glyphs = new Dictionary<char, Glyph>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('|');
            var code = int.Parse(parts[0].AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var advance = double.Parse(parts[0].AsSpan(5), CultureInfo.InvariantCulture);
            glyphs[(char)code] = new Glyph(advance, [.. parts.Skip(1).Select(GlyphContour.Flatten)]);
        }

        return glyphs;
    }

    private sealed record Glyph(double Advance, IReadOnlyList<Point[]> Contours)
    {
        /// <summary>What stands for a letter that the face lacks: an empty frame.</summary>
        public static Glyph Missing { get; } = new(
            700, [[new(80, 0), new(80, 700), new(620, 700), new(620, 0)], [new(140, 60), new(560, 60), new(560, 640), new(140, 640)]]);
    }
}
