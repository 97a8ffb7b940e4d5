using System.CommandLine;
using System.CommandLine.Parsing;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>The options that choose a method and set what it has to be set.</summary>
internal sealed class MethodOptions
{
    private readonly Option<string[]> _models = new("--model", "-m")
    {
        Description = "offline, ollama:NAME, openai:MODEL or azure:DEPLOYMENT, each with @URL for another endpoint; or replay:RUN for the recorded answers of a run. Of several, each proposal's seed picks one.",
        DefaultValueFactory = _ => [OperatorSet.Offline],
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _modelsFor = ModelForOption.Create();
    private readonly Option<string?> _escalate = new("--escalate")
    {
        Description = "A stronger model: where the method ends and the target is not reached, it is run once more from the start with this one, in the same run and budget. For methods that end by themselves.",
    };

    private readonly Option<string> _method = new("--method")
    {
        Description = "How to search; 'evollm methods' lists them.",
        DefaultValueFactory = _ => RunHeader.UsualMethod,
    };

    private readonly Option<string?> _preset = new("--preset") { Description = "Settings of the method that belong together; 'evollm methods NAME' lists them." };
    private readonly Option<IReadOnlyDictionary<string, string>> _settings = new("--set")
    {
        Description = "Sets options of the method, e.g. population-size=20,mutation-rate=0.5; 'evollm methods NAME' lists them.",
        CustomParser = Parse,
        DefaultValueFactory = _ => new SortedDictionary<string, string>(),
        Arity = ArgumentArity.OneOrMore,
    };

    public IEnumerable<Option> All => [_method, _preset, _settings, _models, _modelsFor, _escalate];

    /// <exception cref="MethodException">There is no such method, or no such preset.</exception>
    /// <exception cref="ModelException">There is no run that <c>replay:RUN</c> could mean.</exception>
    public MethodChoice Read(ParseResult parsed)
    {
        var method = MethodCatalog.Find(parsed.GetRequiredValue(_method));
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Preset(method, parsed.GetValue(_preset)).Concat(parsed.GetRequiredValue(_settings)))
        {
            settings[name] = value;
        }

        return MethodChoice.Read(method, settings, parsed.GetRequiredValue(_models)) with
        {
            ModelsFor = parsed.GetRequiredValue(_modelsFor),
            EscalateTo = parsed.GetValue(_escalate),
        };
    }

    /// <exception cref="MethodException">There is no such preset.</exception>
    public static IReadOnlyDictionary<string, string> Preset(Method method, string? name) =>
        name is null ? new Dictionary<string, string>()
        : method.Presets.TryGetValue(name, out var preset) ? preset
        : throw new MethodException(method.Presets.Count == 0
            ? $"Method '{method.Name}' has no presets; leave --preset out."
            : $"Method '{method.Name}' has no preset '{name}'; there are: {string.Join(", ", method.Presets.Keys)}.");

    private static SortedDictionary<string, string> Parse(ArgumentResult result)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || !settings.TryAdd(name, value))
            {
                result.AddError($"--set has '{part}'; write NAME=VALUE, each name once, e.g. population-size=20.");
                break;
            }
        }

        return settings;
    }
}
