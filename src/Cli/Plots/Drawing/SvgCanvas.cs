using System.Globalization;
using System.Security;
using System.Text;

namespace EvoLLM.Cli;

/// <summary>Writes a picture as SVG 1.1: plain shapes and selectable text, no styles, no scripts.</summary>
internal sealed class SvgCanvas : ICanvas
{
    private readonly StringBuilder _svg = new();

    /// <summary>Begins a picture on a white ground, so that it also reads on a dark page.</summary>
    public SvgCanvas(Picture picture)
    {
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"{TypeFace.Family}\">");
        Line($"<title>{Escape(picture.Title)}</title>");
        Line($"<desc>{Escape(picture.Description)}</desc>");
        Line($"<rect width=\"{width}\" height=\"{height}\" fill=\"{Colour.White}\"/>");
    }

    /// <inheritdoc/>
    public void Fill(IReadOnlyList<Point> outline, Colour colour, double opacity = 1, Pen? border = null)
    {
        var line = border is null ? "" : $" stroke=\"{border.Colour}\" stroke-width=\"{Number(border.Width)}\" stroke-linejoin=\"round\"";
        Line($"<polygon points=\"{Points(outline)}\" fill=\"{colour}\"{Opacity("fill-opacity", opacity)}{line}/>");
    }

    /// <inheritdoc/>
    public void Fill(Box box, Colour colour) =>
        Line($"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"/>");

    /// <inheritdoc/>
    void ICanvas.Line(IReadOnlyList<Point> points, Pen pen)
    {
        var dashes = pen.Dashes.Count > 0 ? $" stroke-dasharray=\"{string.Join(' ', pen.Dashes.Select(Number))}\"" : "";
        Line($"<polyline points=\"{Points(points)}\" fill=\"none\" stroke=\"{pen.Colour}\" stroke-width=\"{Number(pen.Width)}\" stroke-linejoin=\"round\"{dashes}{Opacity("stroke-opacity", pen.Opacity)}/>");
    }

    /// <inheritdoc/>
    public void Text(string text, Point at, TextStyle style)
    {
        var anchor = style.Align switch
        {
            TextAlign.Middle => " text-anchor=\"middle\"",
            TextAlign.End => " text-anchor=\"end\"",
            _ => "",
        };
        Line($"<text x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" font-size=\"{Number(style.Size)}\" fill=\"{style.Colour}\"{anchor}>{Escape(text)}</text>");
    }

    /// <summary>Ends the picture.</summary>
    /// <returns>The whole file.</returns>
    public string Finish()
    {
        Line("</svg>");
        return _svg.ToString();
    }

    private void Line(string line) => _svg.Append(line).Append('\n');

    private static string Points(IReadOnlyList<Point> points) => string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    private static string Opacity(string name, double opacity) => opacity < 1 ? $" {name}=\"{Number(opacity)}\"" : "";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // A name may hold characters that XML has no place for.
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(letter => !char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF'))));
}
