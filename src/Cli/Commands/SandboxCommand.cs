using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Sandbox;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm sandbox status</c>: what keeps candidates in on this machine, as a worker found out by trying.</summary>
internal sealed class SandboxCommand : Command
{
    private readonly Option<bool> _json = CommonOptions.Json();

    public SandboxCommand(CliContext context)
        : base("sandbox", "See what keeps candidates in.")
    {
        var status = new Command("status", "Start a worker, let it try to get out, and show what held.") { _json };
        status.SetAction((parsed, cancellationToken) => ShowAsync(context, parsed.GetValue(_json), cancellationToken));
        Add(status);
    }

    private static async Task<int> ShowAsync(CliContext context, bool json, CancellationToken cancellationToken)
    {
        await using var evaluator = new ProgramEvaluator(ProblemCatalog.Load("sandbox-check"), workers: 1, context.Time);
        var report = await evaluator.StartAsync(cancellationToken).ConfigureAwait(false);
        if (json)
        {
            context.WriteLine(JsonOutput.Line(Describe(report)));
            return ExitCodes.Done;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("layer", "state", "detail");
        foreach (var layer in report.Layers)
        {
            table.AddRow(
                layer.Name.EscapeMarkup(),
                $"[{(layer.State == IsolationState.Missing ? "yellow" : "green")}]{layer.State.ToString().ToLowerInvariant()}[/]",
                layer.Detail.EscapeMarkup());
        }

        context.Out.Write(table);
        context.Out.WriteLine();
        context.WriteLine(report.IsFull
            ? "Full isolation. docs/sandbox.md says what that promises."
            : "Candidates still run in processes of their own, under an allow-list, with limits of steps, memory and time. docs/sandbox.md says what each layer is for.");
        return ExitCodes.Done;
    }

    private static JsonObject Describe(IsolationReport report) => new()
    {
        ["full"] = report.IsFull,
        ["layers"] = new JsonArray(
        [
            .. report.Layers.Select(layer => new JsonObject
            {
                ["name"] = layer.Name,
                ["state"] = layer.State.ToString().ToLowerInvariant(),
                ["detail"] = layer.Detail,
            }),
        ]),
    };
}
