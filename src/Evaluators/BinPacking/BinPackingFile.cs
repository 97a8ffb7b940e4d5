using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// Reads instances in the layout of the OR-Library: the number of instances; then for each a line with its name, a line
/// <c>capacity items bound</c>, and one item size a line.
/// </summary>
public static class BinPackingFile
{
    /// <summary>Reads all instances of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks the layout; the message names the line.</exception>
    public static IReadOnlyList<BinPackingInstance> Read(string path)
    {
        var lines = new Cursor(path, File.ReadAllLines(path));
        var instances = new BinPackingInstance[lines.Number(1, 100_000)];
        for (var i = 0; i < instances.Length; i++)
        {
            lines.Next();
            var header = lines.Next().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var capacity = header.Length > 1 ? lines.Number(header[0], 1, 1_000_000) : throw lines.Wrong("'capacity items bound' expected");
            var items = new int[lines.Number(header[1], 1, 10_000_000)];
            for (var j = 0; j < items.Length; j++)
            {
                items[j] = lines.Number(0, capacity);
            }

            instances[i] = new BinPackingInstance(capacity, items);
        }

        return instances;
    }

    private sealed class Cursor(string path, string[] lines)
    {
        private int _read;

        public string Next() => _read < lines.Length ? lines[_read++].Trim() : throw new FormatException($"{path}: the file ends too early, after line {lines.Length}.");

        public int Number(int minimum, int maximum) => Number(Next(), minimum, maximum);

        public int Number(string text, int minimum, int maximum) =>
            int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
                ? value
                : throw Wrong($"'{text}' is no whole number from {minimum} to {maximum}");

        public FormatException Wrong(string what) => new($"{path}, line {_read}: {what}.");
    }
}
