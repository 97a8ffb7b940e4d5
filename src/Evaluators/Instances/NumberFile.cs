using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>A file of numbers parted by white space, read one after the other; errors name file and line.</summary>
internal sealed class NumberFile
{
    private readonly string _path;
    private readonly string[] _lines;
    private string[] _fields = [];
    private int _next;

    public NumberFile(string path)
    {
        _path = path;
        _lines = File.ReadAllLines(path);
    }

    /// <summary>The line of the number that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <exception cref="FormatException">There is no number, or one out of its range.</exception>
    public int Integer(string what, int minimum, int maximum)
    {
        var field = Next(what);
        return int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Wrong(Line, $"{what} must be a whole number from {minimum} to {maximum}, not '{field}'");
    }

    /// <exception cref="FormatException">There is no number, or one that is not finite, or one below the minimum.</exception>
    public double Real(string what, double minimum)
    {
        var field = Next(what);
        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= minimum
            ? value
            : throw Wrong(Line, string.Create(CultureInfo.InvariantCulture, $"{what} must be a number of {minimum} or more, not '{field}'"));
    }

    /// <exception cref="FormatException">There is more.</exception>
    public void End(string after)
    {
        if (Advance())
        {
            throw Wrong(Line, $"the file goes on after {after}");
        }
    }

    public FormatException Wrong(int line, string what) => new($"{_path}, line {line}: {what}.");

    private string Next(string what) => Advance() ? _fields[_next++] : throw Wrong(_lines.Length, $"the file ends where {what} is expected");

    private bool Advance()
    {
        while (_next == _fields.Length && Line < _lines.Length)
        {
            (_fields, _next) = (_lines[Line++].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), 0);
        }

        return _next < _fields.Length;
    }
}
