using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Operators;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm methods [NAME]</c>: lists the methods, or shows one with its options.</summary>
internal sealed class MethodsCommand : Command
{
    private readonly Argument<string?> _name = new("name") { Description = "A method, to see its options and presets.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = CommonOptions.Json();

    public MethodsCommand(CliContext context)
        : base("methods", "List the methods of search, or show one with its options.")
    {
        Add(_name);
        Add(_json);
        SetAction(parsed => Show(context, parsed.GetValue(_name), parsed.GetValue(_json)));
    }

    private static int Show(CliContext context, string? name, bool json)
    {
        IReadOnlyList<Method> methods = name is null ? MethodCatalog.All : [MethodCatalog.Find(name)];
        foreach (var method in methods)
        {
            if (json)
            {
                context.WriteLine(JsonOutput.Line(Describe(method)));
            }
            else if (name is null)
            {
                context.Out.MarkupInterpolated($"[bold]{method.Name,-24}[/]");
                context.WriteLine(method.Title);
            }
            else
            {
                ShowOne(context, method);
            }
        }

        return ExitCodes.Done;
    }

    private static void ShowOne(CliContext context, Method method)
    {
        context.Out.MarkupLineInterpolated($"[bold]{method.Name}[/]: {method.Title}");
        context.WriteLine(method.Paper.Length > 0 ? method.Paper : "A method of our own.");
        context.WriteLine(method.NeedsModel ? "It asks a language model (--model)." : "It works with and without a language model.");
        context.WriteLine(method.TakesTexts ? "It searches for programs and for texts." : "It searches for programs.");
        if (method.Options.Count > 0)
        {
            context.WriteLine("\nOptions, each set with --set NAME=VALUE:");
        }

        foreach (var option in method.Options)
        {
            context.WriteLine($"  {option.Name,-26} {option.Default,-10} {option.Meaning}");
        }

        foreach (var (preset, settings) in method.Presets)
        {
            context.WriteLine($"\n--preset {preset}: {string.Join(", ", settings.Select(setting => $"{setting.Key}={setting.Value}"))}");
        }
    }

    private static JsonObject Describe(Method method) => new()
    {
        ["name"] = method.Name,
        ["title"] = method.Title,
        ["paper"] = method.Paper,
        ["needsModel"] = method.NeedsModel,
        ["takesTexts"] = method.TakesTexts,
        ["options"] = new JsonArray([.. method.Options.Select(option => new JsonObject { ["name"] = option.Name, ["default"] = option.Default, ["meaning"] = option.Meaning })]),
        ["presets"] = new JsonObject(method.Presets.Select(preset =>
            KeyValuePair.Create<string, JsonNode?>(preset.Key, new JsonObject(preset.Value.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Key, setting.Value)))))),
    };
}
