using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Evolver;
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
        var results = await Task.WhenAll(models.Select(model => RecordedAnswers.RunOf(model) is { } run
            ? Task.FromResult(Recorded(model, run))
            : ProbeAsync(context, model, cancellationToken))).ConfigureAwait(false);
        foreach (var result in results)
        {
            if (json)
            {
                context.WriteLine(JsonOutput.Line(new JsonObject { ["model"] = result.Model, ["ok"] = result.Ok, ["message"] = result.Line }));
            }
            else
            {
                context.Out.MarkupInterpolated($"[{(result.Ok ? "green" : "red")}]{(result.Ok ? "ok " : "bad")}[/] ");
                context.WriteLine(result.Line);
            }
        }

        return results.All(result => result.Ok) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<(string Model, bool Ok, string Line)> ProbeAsync(CliContext context, string model, CancellationToken cancellationToken)
    {
        var setup = new ModelSetup { Models = [ModelReference.Parse(model)], Environment = context.Environment, Time = context.Time };
        var result = (await ModelProbe.ProbeAsync(setup, cancellationToken).ConfigureAwait(false))[0];
        return (result.Model.ToString(), result.Ok, result.Line);
    }

    private static (string Model, bool Ok, string Line) Recorded(string model, string run)
    {
        try
        {
            var answers = RecordedAnswers.Open(run);
            return (model, true, $"{model}: ok; {Figures.Count(answers.Count)} recorded answers of {string.Join(", ", answers.Models)}");
        }
        catch (Exception exception) when (exception is ModelException or StoreException)
        {
            return (model, false, exception.Message);
        }
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
