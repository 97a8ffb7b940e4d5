using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm problems [NAME]</c>: what there is to solve, or one problem in full.</summary>
internal sealed class ProblemsCommand : Command
{
    private readonly Argument<string?> _name = new("problem") { Description = "A problem's name or folder.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = CommonOptions.Json();

    public ProblemsCommand(CliContext context)
        : base("problems", "List the problems, or show one.")
    {
        Add(_name);
        Add(_json);
        SetAction(parsed => Show(context, parsed));
    }

    private int Show(CliContext context, ParseResult parsed)
    {
        if (parsed.GetValue(_name) is { } name)
        {
            ShowOne(context, ProblemCatalog.Load(name));
            return ExitCodes.Done;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("name", "title");
        foreach (var problem in ProblemCatalog.Shipped.Select(problem => problem.Definition))
        {
            if (parsed.GetValue(_json))
            {
                context.WriteLine(JsonOutput.Line(new JsonObject { ["name"] = problem.Name, ["title"] = problem.Title }));
            }

            table.AddRow($"[bold]{problem.Name.EscapeMarkup()}[/]", problem.Title.EscapeMarkup());
        }

        if (!parsed.GetValue(_json))
        {
            context.Out.Write(table);
        }

        return ExitCodes.Done;
    }

    private static void ShowOne(CliContext context, LoadedProblem loaded)
    {
        var problem = loaded.Definition;
        SeedCheck.Require(problem);
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {problem.Title}\n");
        context.Out.WriteLine(problem.Description + "\n");
        if (problem.Contract is { } contract)
        {
            context.Out.MarkupLineInterpolated($"[bold]contract[/]  public static {contract.Signature}  in  public static class {contract.TypeName}");
            context.Out.WriteLine(contract.Meaning + "\n");
        }
        else
        {
            context.Out.MarkupLineInterpolated($"[bold]format[/]  {problem.Format}\n");
        }

        context.Out.MarkupLineInterpolated($"[bold]objective[/] {problem.Objective.Name}, {(problem.Objective.Direction == Direction.Minimize ? "smaller" : "larger")} is better");
        foreach (var axis in problem.Measures)
        {
            context.Out.MarkupLineInterpolated($"[bold]measure[/]   {axis.Name}, {axis.Minimum} to {axis.Maximum} in {axis.Cells} cells");
        }

        context.Out.WriteLine();
        foreach (var split in Enum.GetValues<Split>())
        {
            var figures = loaded.Code.Baselines(split).Select(baseline => $"{baseline.Name} {Figures.Value(baseline.Objective, problem.Objective.Unit)}");
            context.Out.MarkupLineInterpolated($"[bold]{split.ToString().ToLowerInvariant()}[/]  {string.Join(", ", figures)}");
        }

        context.Out.WriteLine(problem.Seeds.Count > 0 ? "\nThe search starts from:" : "\nThe search starts from nothing.");
        foreach (var seed in problem.Seeds)
        {
            context.Out.WriteLine();
            CodeView.Show(context, problem, seed);
        }
    }
}
