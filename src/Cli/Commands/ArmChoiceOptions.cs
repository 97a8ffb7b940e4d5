using System.CommandLine;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>The options that say how one of several models, or operators, is chosen for a proposal.</summary>
internal sealed class ArmChoiceOptions
{
    private readonly Option<ArmRule?> _models = new("--choose-model")
    {
        HelpName = "fixed|ucb|thompson",
        Description = "With several models: by fixed weights, or more often those that gained more for their cost. Default: all alike. Part of the result.",
    };

    private readonly Option<IReadOnlyDictionary<string, double>> _weights = WeightsOption.Create(
        "--model-weights", "How often models are asked relative to each other, e.g. ollama:a=3,ollama:b=1; with ucb and thompson only a weight of 0 counts.");

    private readonly Option<ArmRule> _operators = new("--choose-operator")
    {
        HelpName = "fixed|ucb|thompson",
        Description = "By fixed weights (--weights), or more often those that gained more for their cost. For map-elites and what is built on it. Part of the result.",
        DefaultValueFactory = _ => ArmRule.Fixed,
    };

    public IEnumerable<Option> All => [_models, _weights, _operators];

    /// <exception cref="CliException">An option has no effect.</exception>
    public SearchOptions Apply(ParseResult parsed, MethodChoice choice, SearchOptions options) =>
        options with { Models = Models(parsed, choice.Models), OperatorRule = parsed.GetValue(_operators) };

    private ArmOptions? Models(ParseResult parsed, IReadOnlyList<string> models)
    {
        var weights = parsed.GetRequiredValue(_weights);
        if (parsed.GetValue(_models) is null && weights.Count == 0)
        {
            return null;
        }

        string[] names = [.. models.Select(model => ModelReference.Parse(model).ToString()).Distinct()];
        var unknown = weights.Keys.FirstOrDefault(name => !names.Contains(name));
        return names.Length < 2 ? throw Refusal("--choose-model and --model-weights choose among several models; name them with --model, or leave these out.")
            : unknown is not null ? throw Refusal($"--model-weights names '{unknown}'; the models are {string.Join(", ", names)}.")
            : names.All(name => weights.GetValueOrDefault(name, 1) == 0) ? throw Refusal("--model-weights leaves no model above 0.")
            : new ArmOptions { Rule = parsed.GetValue(_models) ?? ArmRule.Fixed, Weights = new SortedDictionary<string, double>(weights.ToDictionary(), StringComparer.Ordinal) };
    }

    private static CliException Refusal(string line) => new(line, ExitCodes.WrongUsage);
}
