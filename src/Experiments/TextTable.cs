using System.Globalization;
using System.Text;

namespace EvoLLM.Experiments;

/// <summary>A table in plain text: columns as wide as they must be, numbers to the right.</summary>
/// <param name="columns">The headings.</param>
public sealed class TextTable(params IReadOnlyList<string> columns)
{
    private const string Nothing = "-";

    private readonly List<(string Text, bool IsNumber)[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">As many as there are columns; fractions are written with four significant digits.</param>
    /// <returns>The table itself.</returns>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public TextTable Row(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != columns.Count)
        {
            throw new ArgumentException($"The row has {cells.Count} cells, the table {columns.Count} columns.", nameof(cells));
        }

        _rows.Add([.. cells.Select(cell => (Text(cell), cell is IConvertible and not (string or bool or char)))]);
        return this;
    }

    /// <summary>The table, a line for the headings and one for each row.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var widths = columns.Select((heading, column) => _rows.Select(row => row[column].Text.Length).Append(heading.Length).Max()).ToArray();
        var numbers = columns.Select((_, column) => _rows.Count > 0 && _rows.TrueForAll(row => row[column].IsNumber || row[column].Text == Nothing)).ToArray();
        foreach (var row in _rows.Select(row => row.Select(cell => cell.Text)).Prepend(columns))
        {
            var cells = row.Select((cell, column) => numbers[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }

    private static string Text(object? cell) => cell switch
    {
        null => Nothing,
        double or float or decimal => string.Format(CultureInfo.InvariantCulture, "{0:G4}", cell),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
