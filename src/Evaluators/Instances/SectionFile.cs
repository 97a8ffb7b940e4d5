using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// A file in the layout that TSPLIB (Reinelt 1991) introduced and CVRPLIB and OPLib took over: lines <c>KEY : VALUE</c>, then sections of
/// numbers. Errors name file and line.
/// </summary>
internal sealed class SectionFile
{
    private const double Largest = 1e15;

    private readonly string _path;
    private readonly int _lines;
    private readonly Dictionary<string, (int Line, string Value)> _headers = [];
    private readonly Dictionary<string, List<(int Line, string[] Fields)>> _sections = [];

    /// <exception cref="FormatException">A line is neither a header, nor the name of a section, nor numbers of one.</exception>
    public SectionFile(string path)
    {
        _path = path;
        _lines = 1;
        List<(int Line, string[] Fields)>? section = null;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var text = line.Trim();
            _lines = index + 1;
            if (text == "EOF")
            {
                break;
            }

            section = Take(text, section);
        }
    }

    /// <summary>The value of a header; <see langword="null"/> where it is not there.</summary>
    public string? Header(string key) => _headers.TryGetValue(key, out var header) ? header.Value : null;

    /// <summary>The first word of a header; some files of TSPLIB name their author behind it.</summary>
    /// <exception cref="FormatException">The header is missing, or is not one of the words.</exception>
    public string Word(string key, params string[] known)
    {
        var (line, value) = Require(key);
        return known.FirstOrDefault(word => word == value || value.StartsWith($"{word} ", StringComparison.Ordinal))
            ?? throw Wrong(line, $"{key} must be one of {string.Join(", ", known)}, not '{value}'");
    }

    /// <exception cref="FormatException">The header is missing, or is no whole number in the range.</exception>
    public int Integer(string key, int minimum, int maximum)
    {
        var (line, value) = Require(key);
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Wrong(line, $"{key} must be a whole number from {minimum} to {maximum}, not '{value}'");
    }

    /// <exception cref="FormatException">The header is missing, or is no finite number above 0.</exception>
    public double Positive(string key)
    {
        var (line, value) = Require(key);
        return Parse(value) is { } number && number > 0 ? number : throw Wrong(line, $"{key} must be a number above 0 and at most 1e15, not '{value}'");
    }

    public bool Has(string section) => _sections.ContainsKey(section);

    /// <summary>The line of a header, for errors about what it says.</summary>
    public int LineOf(string key) => Require(key).Line;

    /// <summary>The first line of a section's content, for errors about the whole of it.</summary>
    public int LineOfSection(string name) => Section(name) is [var first, ..] ? first.Line : _lines;

    /// <summary>x and y of each node, one after the other.</summary>
    /// <exception cref="FormatException">A node is missing, is there twice, or has no two finite coordinates.</exception>
    public double[] Points(int nodes) => NodeRows("NODE_COORD_SECTION", nodes, "x and y", 2, double.NegativeInfinity);

    /// <summary>One number for each node.</summary>
    /// <exception cref="FormatException">A node is missing, is there twice, or has no finite number of the minimum or more.</exception>
    public double[] NodeValues(string section, int nodes, string what, double minimum) => NodeRows(section, nodes, what, 1, minimum);

    /// <summary>All numbers of a section, whatever its lines.</summary>
    /// <exception cref="FormatException">There are more or fewer, or one is not finite or is negative.</exception>
    public double[] Numbers(string section, int count)
    {
        var fields = Section(section).SelectMany(row => row.Fields.Select(field => (row.Line, Field: field))).ToList();
        if (fields.Count != count)
        {
            throw Wrong(fields.Count > 0 ? fields[^1].Line : _lines, $"{section} holds {fields.Count} numbers; DIMENSION asks for {count}");
        }

        return [.. fields.Select(field => Parse(field.Field) is { } number and >= 0 ? number : throw Wrong(field.Line, $"a distance must be a number from 0 to 1e15, not '{field.Field}'"))];
    }

    /// <summary>Exchanges a node with the first one.</summary>
    /// <param name="node">Which, from 0.</param>
    /// <param name="points">x and y of each node, one after the other.</param>
    /// <param name="values">A number for each.</param>
    public static void MoveFirst<T>(int node, double[] points, T[] values)
    {
        (values[0], values[node]) = (values[node], values[0]);
        (points[0], points[2 * node]) = (points[2 * node], points[0]);
        (points[1], points[(2 * node) + 1]) = (points[(2 * node) + 1], points[1]);
    }

    /// <summary>The only depot, from 0.</summary>
    /// <exception cref="FormatException">There is none, or more than one.</exception>
    public int Depot(int nodes)
    {
        var rows = Section("DEPOT_SECTION");
        var fields = rows.SelectMany(row => row.Fields).TakeWhile(field => field != "-1").ToList();
        return fields is [var field] && int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var depot) && depot >= 1 && depot <= nodes
            ? depot - 1
            : throw Wrong(rows.Count > 0 ? rows[0].Line : _lines, $"DEPOT_SECTION must name one node from 1 to {nodes}, then -1");
    }

    /// <summary>The nodes of a section up to -1, from 0.</summary>
    /// <exception cref="FormatException">A field is no whole number of 1 or more.</exception>
    public List<int> Sequence(string section) =>
    [
        .. Section(section)
            .SelectMany(row => row.Fields.Select(field => (row.Line, Field: field)))
            .TakeWhile(field => field.Field != "-1")
            .Select(field => int.TryParse(field.Field, NumberStyles.None, CultureInfo.InvariantCulture, out var node) && node >= 1
                ? node - 1
                : throw Wrong(field.Line, $"a node of 1 or more is expected in {section}, not '{field.Field}'")),
    ];

    public FormatException Wrong(int line, string what) => new($"{_path}, line {line}: {what}.");

    private List<(int Line, string[] Fields)>? Take(string text, List<(int Line, string[] Fields)>? section)
    {
        if (text.Length == 0)
        {
            return section;
        }

        var name = text.TrimEnd(':', ' ', '\t');
        if (name.EndsWith("_SECTION", StringComparison.Ordinal))
        {
            var rows = new List<(int Line, string[] Fields)>();
            return _sections.TryAdd(name, rows) ? rows : throw Wrong(_lines, $"{name} is there twice");
        }

        if (section is not null && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            section.Add((_lines, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return section;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw Wrong(_lines, $"'{Shown(text)}' is neither 'KEY : VALUE' nor the name of a section{(section is null ? "" : " nor begins with a number")}");
        }

        var key = text[..colon].Trim();
        return _headers.TryAdd(key, (_lines, text[(colon + 1)..].Trim())) || key == "COMMENT" ? null : throw Wrong(_lines, $"{Shown(key)} is there twice");
    }

    private static string Shown(string text) => string.Concat(text.Take(40).Select(letter => char.IsControl(letter) ? '?' : letter)) + (text.Length > 40 ? "…" : "");

    private (int Line, string Value) Require(string key) =>
        _headers.TryGetValue(key, out var header) ? header : throw Wrong(_lines, $"the line '{key} : …' is missing");

    private List<(int Line, string[] Fields)> Section(string name) =>
        _sections.TryGetValue(name, out var rows) ? rows : throw Wrong(_lines, $"the file ends without {name}");

    private double[] NodeRows(string section, int nodes, string what, int columns, double minimum)
    {
        var rows = Section(section);
        var values = new double[nodes * columns];
        var seen = new bool[nodes];
        foreach (var (line, fields) in rows)
        {
            var node = fields.Length == columns + 1 && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= 1 && id <= nodes
                ? id - 1
                : throw Wrong(line, $"a node from 1 to {nodes} and its {what} are expected in {section}");
            if (seen[node])
            {
                throw Wrong(line, $"node {node + 1} is there twice in {section}");
            }

            seen[node] = true;
            for (var column = 0; column < columns; column++)
            {
                values[(node * columns) + column] = Parse(fields[column + 1]) is { } number && number >= minimum
                    ? number
                    : throw Wrong(line, $"{what} of node {node + 1} must be {(double.IsFinite(minimum) ? $"a number from {minimum.ToString(CultureInfo.InvariantCulture)} to 1e15" : "numbers of at most 1e15")}, not '{fields[column + 1]}'");
            }
        }

        return Array.IndexOf(seen, false) is var missing and >= 0
            ? throw Wrong(rows.Count > 0 ? rows[^1].Line : _lines, $"{section} has no node {missing + 1}; DIMENSION says {nodes}")
            : values;
    }

    /// <summary>A number whose squares and sums stay far from the limits of a double.</summary>
    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? number : null;
}
