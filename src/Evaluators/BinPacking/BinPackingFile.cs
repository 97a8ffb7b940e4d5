using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// Reads instances in the layout of the OR-Library: the number of instances; then for each a line with its name, a line
/// <c>capacity items bins</c> where the number of bins is the best known (or a lower bound) and may be missing, and one
/// item size a line.
/// </summary>
public static class BinPackingFile
{
    /// <summary>Reads all instances of a file; the number of bins in an instance's header is its best known value.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks the layout, or an instance cannot be packed; the message names file and line.</exception>
    public static IReadOnlyList<BenchmarkInstance<BinPackingInstance>> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var lines = new Cursor(path, File.ReadAllLines(path));
        var instances = new BenchmarkInstance<BinPackingInstance>[lines.Number("the number of instances", 1, 100_000)];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = ReadOne(lines);
        }

        lines.End(instances.Length);
        return instances;
    }

    private static BenchmarkInstance<BinPackingInstance> ReadOne(Cursor lines)
    {
        var name = lines.Next("the name of an instance");
        var header = lines.Next($"'capacity items bins' of {name}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (header.Length is not (2 or 3))
        {
            throw lines.Wrong("'capacity items bins' is expected");
        }

        var capacity = lines.Number(header[0], "the capacity", 1, 1_000_000);
        var items = new int[lines.Number(header[1], "the number of items", 1, 10_000_000)];
        int? bins = header.Length == 3 ? lines.Number(header[2], "the number of bins", 1, items.Length) : null;
        var headerLine = lines.Line;
        for (var j = 0; j < items.Length; j++)
        {
            items[j] = lines.Number($"the size of item {j + 1} of {items.Length}", 0, capacity);
        }

        var instance = new BinPackingInstance(capacity, items);
        return bins < LowerBounds.L1(instance)
            ? throw lines.Wrong(headerLine, $"{bins} bins cannot hold the items of {name}, which need {LowerBounds.L1(instance)} at least")
            : new BenchmarkInstance<BinPackingInstance>(name, instance) { BestKnown = bins };
    }

    private sealed class Cursor(string path, string[] lines)
    {
        /// <summary>The line that was read last, from 1.</summary>
        public int Line { get; private set; }

        public string Next(string what) => Line < lines.Length
            ? lines[Line++].Trim()
            : throw new FormatException($"{path}, line {lines.Length}: the file ends where {what} is expected.");

        public int Number(string what, int minimum, int maximum) => Number(Next(what), what, minimum, maximum);

        public int Number(string text, string what, int minimum, int maximum) =>
            int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
                ? value
                : throw Wrong($"{what} must be a whole number from {minimum} to {maximum}, not '{text}'");

        public void End(int instances)
        {
            while (Line < lines.Length)
            {
                if (Next("nothing").Length > 0)
                {
                    throw Wrong($"the file goes on after the {instances} instances that its first line announces");
                }
            }
        }

        public FormatException Wrong(string what) => Wrong(Line, what);

        public FormatException Wrong(int line, string what) => new($"{path}, line {line}: {what}.");
    }
}
