using System.Globalization;
using System.Security;
using System.Text;

namespace EvoLLM.Cli;

/// <summary>The archive's picture as an SVG file.</summary>
internal static class ArchiveSvg
{
    private const int Tile = 24;
    private const int Left = 70;
    private const int Top = 60;

    public static string Draw(HeatMap map, string title)
    {
        var width = Left + (map.Columns * Tile) + 130;
        var height = Top + (map.Rows * Tile) + 70;
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#333\">");
        Line($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
        Line($"<text x=\"{Left}\" y=\"32\" font-size=\"16\">{Escape(title)}</text>");
        for (var row = 0; row < map.Rows; row++)
        {
            for (var column = 0; column < map.Columns; column++)
            {
                Line($"<rect x=\"{Left + (column * Tile)}\" y=\"{Top + ((map.Rows - 1 - row) * Tile)}\" width=\"{Tile - 1}\" height=\"{Tile - 1}\" fill=\"{Fill(map.Brightness(column, row))}\"/>");
            }
        }

        Axes(map, Line);
        Scale(map, Line);
        Line($"</svg>");
        return svg.ToString();

        void Line(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void Axes(HeatMap map, Action<FormattableString> line)
    {
        var bottom = Top + (map.Rows * Tile);
        var right = Left + (map.Columns * Tile);
        var across = map.Problem.Measures[0];
        line($"<text x=\"{Left}\" y=\"{bottom + 18}\">{across.Minimum}</text>");
        line($"<text x=\"{right}\" y=\"{bottom + 18}\" text-anchor=\"end\">{across.Maximum}</text>");
        line($"<text x=\"{(Left + right) / 2}\" y=\"{bottom + 40}\" text-anchor=\"middle\">{Escape(across.Name)}</text>");
        if (map.Problem.Measures.Count > 1)
        {
            var up = map.Problem.Measures[1];
            line($"<text x=\"{Left - 8}\" y=\"{bottom}\" text-anchor=\"end\">{up.Minimum}</text>");
            line($"<text x=\"{Left - 8}\" y=\"{Top + 10}\" text-anchor=\"end\">{up.Maximum}</text>");
            line($"<text transform=\"translate({Left - 44} {(Top + bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Escape(up.Name)}</text>");
        }
    }

    private static void Scale(HeatMap map, Action<FormattableString> line)
    {
        const int Steps = 12;
        var left = Left + (map.Columns * Tile) + 24;
        var step = Math.Max(6, map.Rows * Tile / Steps);
        for (var i = 0; i < Steps; i++)
        {
            line($"<rect x=\"{left}\" y=\"{Top + (i * step)}\" width=\"16\" height=\"{step}\" fill=\"{Fill(1 - (i / (Steps - 1.0)))}\"/>");
        }

        line($"<text x=\"{left + 22}\" y=\"{Top + 10}\">{Escape(Figures.Objective(map.Problem, map.Best))}</text>");
        line($"<text x=\"{left + 22}\" y=\"{Top + (Steps * step)}\">{Escape(Figures.Objective(map.Problem, map.Worst))}</text>");
    }

    private static string Fill(double? brightness)
    {
        if (brightness is not { } value)
        {
            return "#eee";
        }

        var (red, green, blue) = HeatMap.Shade(value);
        return $"#{red:x2}{green:x2}{blue:x2}";
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
