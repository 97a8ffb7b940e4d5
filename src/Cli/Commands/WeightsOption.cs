using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>Options that say how often each of several is used, as <c>--weights</c>.</summary>
internal static class WeightsOption
{
    public static Option<IReadOnlyDictionary<string, double>> Create() => Create(
        "--weights",
        "How often operators are used relative to each other, e.g. mutation=6,tuning=2; those that are not named keep their usual weight. "
            + "Offline: mutation, crossover, growth; with a model: mutation, crossover; and tuning, which moves the numbers in the best programs by a CMA-ES. Part of the result.");

    public static Option<IReadOnlyDictionary<string, double>> Create(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = Parse,
        DefaultValueFactory = _ => new Dictionary<string, double>(),
    };

    private static Dictionary<string, double> Parse(ArgumentResult result)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (Split(part) is not [{ Length: > 0 } name, var text] || Weight(text) is not { } weight || !weights.TryAdd(name, weight))
            {
                result.AddError($"{result.Argument.Name} has '{part}'; write NAME=NUMBER, each name once and the number 0 to 1,000,000, e.g. mutation=6,tuning=2.");
                break;
            }
        }

        return weights;
    }

    /// <summary>The number stands after the last sign: an address may have others.</summary>
    private static string[] Split(string part) =>
        part.LastIndexOf('=') is >= 0 and var at ? [part[..at], part[(at + 1)..]] : [part];

    private static double? Weight(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight <= 1e6 ? weight : null;
}
