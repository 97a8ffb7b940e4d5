using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Operators;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm models [MODEL ...]</c>: asks each model a tiny question, or says what this machine offers.</summary>
internal sealed class ModelsCommand : Command
{
    private readonly Argument<string[]> _models = new("model") { Description = "Models to probe, as --model takes them.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _json = CommonOptions.Json();

    public ModelsCommand(CliContext context)
        : base("models", "Probe models with a tiny question, or list what this machine offers.")
    {
        Add(_models);
        Add(_json);
        SetAction((parsed, cancellationToken) => parsed.GetValue(_models) is { Length: > 0 } models
            ? ProbeAsync(context, models, parsed.GetValue(_json), cancellationToken)
            : SuggestAsync(context, parsed.GetValue(_json), cancellationToken));
    }

    private static async Task<int> ProbeAsync(CliContext context, string[] models, bool json, CancellationToken cancellationToken)
    {
        var setup = new ModelSetup { Models = [.. models.Select(ModelReference.Parse)], Environment = context.Environment, Time = context.Time };
        var results = await ModelProbe.ProbeAsync(setup, cancellationToken).ConfigureAwait(false);
        foreach (var result in results)
        {
            if (json)
            {
                context.WriteLine(JsonOutput.Line(new JsonObject { ["model"] = result.Model.ToString(), ["ok"] = result.Ok, ["message"] = result.Line }));
            }
            else
            {
                context.Out.MarkupInterpolated($"[{(result.Ok ? "green" : "red")}]{(result.Ok ? "ok " : "bad")}[/] ");
                context.WriteLine(result.Line);
            }
        }

        return results.All(result => result.Ok) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> SuggestAsync(CliContext context, bool json, CancellationToken cancellationToken)
    {
        var suggestions = await ModelSuggestions.FindAsync(context.Environment, context.Time, cancellationToken).ConfigureAwait(false);
        foreach (var suggestion in suggestions)
        {
            context.WriteLine(json
                ? JsonOutput.Line(new JsonObject { ["model"] = suggestion.Model, ["message"] = suggestion.Reason })
                : $"{suggestion.Model,-30} {suggestion.Reason}");
        }

        if (!json)
        {
            context.WriteLine("\nProbe one with: evollm models MODEL");
        }

        return ExitCodes.Done;
    }
}
