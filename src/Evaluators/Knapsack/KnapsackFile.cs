using System.Globalization;

namespace EvoLLM.Evaluators;

/// <summary>
/// Reads multidimensional knapsacks in the layout of the OR-Library (Chu and Beasley 1998): the number of instances; for each the number of
/// items, of constraints, and the best known value (0 where there is none); the prizes; for each constraint the weights; the right-hand sides.
/// Weights are divided by their right-hand side, so that every capacity is 1.
/// </summary>
public static class KnapsackFile
{
    /// <summary>The file of best feasible values that stands beside the instances in the OR-Library.</summary>
    public const string BestFeasible = "best-feasible-slns.txt";

    /// <summary>Reads all instances of a file. Their names are those of the OR-Library, e.g. <c>5.100-00</c>. The best known value is the one in <see cref="BestFeasible"/> where that stands beside the file, else the one in the header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file breaks the layout; the message names file and line.</exception>
    public static IReadOnlyList<BenchmarkInstance<KnapsackInstance>> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, BestFeasible);
        var best = File.Exists(beside) ? ReadBestFeasible(beside) : new Dictionary<string, double>();
        var numbers = new NumberFile(path);
        var instances = new BenchmarkInstance<KnapsackInstance>[numbers.Integer("the number of instances", 1, 100_000)];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = ReadOne(numbers, i, best);
        }

        numbers.End($"the {instances.Length} instances that its first number announces");
        return instances;
    }

    /// <summary>Reads the best feasible values: lines of a name such as <c>5.100-00</c> and a value, up to the table of linear relaxations.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A value is no number of 0 or more; the message names file and line.</exception>
    public static IReadOnlyDictionary<string, double> ReadBestFeasible(string path)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != 2 || !fields[0].Contains('-', StringComparison.Ordinal) || !char.IsAsciiDigit(fields[0][0]))
            {
                continue;
            }

            if (!double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0)
            {
                throw new FormatException($"{path}, line {i + 1}: the value of {fields[0]} must be a number of 0 or more, not '{fields[1]}'.");
            }

            // The second table, of linear relaxations, repeats the names.
            values.TryAdd(fields[0], value);
        }

        return values;
    }

    private static BenchmarkInstance<KnapsackInstance> ReadOne(NumberFile numbers, int index, IReadOnlyDictionary<string, double> best)
    {
        var items = numbers.Integer($"the number of items of instance {index + 1}", 1, 1_000_000);
        var dimensions = numbers.Integer("the number of constraints", 1, 10_000_000 / items);
        var known = numbers.Real("the best known value", 0);
        var knownLine = numbers.Line;
        var name = string.Create(CultureInfo.InvariantCulture, $"{dimensions}.{items}-{index:00}");
        var prizes = new double[items];
        for (var item = 0; item < items; item++)
        {
            prizes[item] = numbers.Real($"the prize of item {item + 1} of {name}", 0);
        }

        if (known > prizes.Sum())
        {
            throw numbers.Wrong(knownLine, string.Create(CultureInfo.InvariantCulture, $"the best known value {known} of {name} is more than all its prizes, {prizes.Sum()}"));
        }

        var weights = ReadWeights(numbers, name, items, dimensions);
        return new BenchmarkInstance<KnapsackInstance>(name, new KnapsackInstance(prizes, weights))
        {
            BestKnown = best.TryGetValue(name, out var feasible) ? feasible : known > 0 ? known : null,
        };
    }

    private static double[] ReadWeights(NumberFile numbers, string name, int items, int dimensions)
    {
        var weights = new double[items * dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            for (var item = 0; item < items; item++)
            {
                weights[(item * dimensions) + dimension] = numbers.Real($"the weight of item {item + 1} in constraint {dimension + 1} of {name}", 0);
            }
        }

        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var side = numbers.Real($"the right-hand side of constraint {dimension + 1} of {name}", 0);
            if (side == 0)
            {
                throw numbers.Wrong(numbers.Line, $"the right-hand side of constraint {dimension + 1} of {name} must be above 0");
            }

            for (var item = 0; item < items; item++)
            {
                weights[(item * dimensions) + dimension] /= side;
            }
        }

        return weights;
    }
}
