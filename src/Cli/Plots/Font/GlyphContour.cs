using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>
/// A contour of a letter as TrueType describes it: points on it, and between them control points of quadratic curves;
/// half-way between two control points in a row lies a point of the contour that is not written.
/// </summary>
internal static class GlyphContour
{
    private const int Steps = 5;

    /// <summary>Turns a contour, whose first point lies on it, into a polygon.</summary>
    public static Point[] Flatten(string text)
    {
        var nodes = Read(text);
        var outline = new List<Point> { nodes[0].At };
        Point? pending = null;
        foreach (var (at, isControl) in nodes.Skip(1).Append(nodes[0]))
        {
            if (pending is { } control)
            {
                Curve(outline, control, isControl ? Between(control, at) : at);
            }
            else if (!isControl)
            {
                outline.Add(at);
            }

            pending = isControl ? at : null;
        }

        return [.. outline];
    }

    private static List<(Point At, bool Control)> Read(string text)
    {
        var nodes = new List<(Point At, bool Control)>();
        var at = new Point(0, 0);
        foreach (var word in text.Split(' '))
        {
            var control = word[0] == '~';
            var numbers = word.TrimStart('~').Split(',');
            at = new Point(at.X + Number(numbers[0]), at.Y + Number(numbers[1]));
            nodes.Add((at, control));
        }

        return nodes;
    }

    private static void Curve(List<Point> outline, Point control, Point to)
    {
        var from = outline[^1];
        for (var step = 1; step <= Steps; step++)
        {
            var t = (double)step / Steps;
            outline.Add(Between(Between(from, control, t), Between(control, to, t), t));
        }
    }

    private static Point Between(Point from, Point to, double share = 0.5) =>
        new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
