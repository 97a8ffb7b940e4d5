using System.CommandLine;
using System.CommandLine.Parsing;

namespace EvoLLM.Cli;

/// <summary>The option that gives an operator a model of its own.</summary>
internal static class ModelForOption
{
    public static Option<IReadOnlyDictionary<string, string>> Create() => new("--model-for")
    {
        HelpName = "OPERATOR=MODEL",
        Description = "A model for one operator alone, e.g. short-term-reflection=ollama:qwen2.5-coder; may be given for several. It takes no part in --choose-model. A wrong name is refused with those that there are.",
        CustomParser = Parse,
        DefaultValueFactory = _ => new SortedDictionary<string, string>(),
        Arity = ArgumentArity.OneOrMore,
    };

    private static SortedDictionary<string, string> Parse(ArgumentResult result)
    {
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in result.Tokens.Select(token => token.Value))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } model] || !models.TryAdd(name, model))
            {
                result.AddError($"--model-for has '{part}'; write OPERATOR=MODEL, each operator once, e.g. mutation=ollama:qwen2.5-coder.");
                break;
            }
        }

        return models;
    }
}
