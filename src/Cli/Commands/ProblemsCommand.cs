using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm problems [NAME]</c>: what there is to solve, or one problem in full.</summary>
internal sealed class ProblemsCommand : Command
{
    private readonly Argument<string?> _name = new("problem") { Description = "A problem's name or folder.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _references = new("--references") { Description = "With a problem: judge its references on the training instances, in the sandbox." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public ProblemsCommand(CliContext context)
        : base("problems", "List the problems, or show one.")
    {
        Add(_name);
        Add(_references);
        Add(_json);
        SetAction((parsed, cancellationToken) => ShowAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ShowAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(_json);
        if (parsed.GetValue(_name) is { } name)
        {
            var problem = ProblemCatalog.Load(name);
            SeedCheck.Require(problem.Definition);
            var scores = parsed.GetValue(_references) ? await ReferenceScores.MeasureAsync(context, problem, cancellationToken).ConfigureAwait(false) : null;
            if (json)
            {
                context.WriteLine(JsonOutput.Line(ProblemJson.Describe(problem, scores)));
            }
            else
            {
                new ProblemView(context, problem).Show(scores);
            }
        }
        else if (json)
        {
            ListJson(context);
        }
        else
        {
            List(context);
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<IGrouping<string, SearchProblem>> Families => ProblemCatalog.Shipped
        .GroupBy(problem => ProblemFamilies.Of(problem.Definition.Name))
        .OrderBy(family => ProblemFamilies.All.TakeWhile(name => name != family.Key).Count());

    private static void List(CliContext context)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("name", "title");
        foreach (var family in Families)
        {
            table.AddRow(table.Rows.Count > 0 ? $"\n[underline]{family.Key}[/]" : $"[underline]{family.Key}[/]", "");
            foreach (var problem in family.Select(problem => problem.Definition))
            {
                table.AddRow($"[bold]{problem.Name.EscapeMarkup()}[/]", problem.Title.EscapeMarkup());
            }
        }

        context.Out.Write(table);
    }

    private static void ListJson(CliContext context)
    {
        foreach (var problem in Families.SelectMany(family => family).Select(problem => problem.Definition))
        {
            context.WriteLine(JsonOutput.Line(new JsonObject { ["name"] = problem.Name, ["title"] = problem.Title, ["family"] = ProblemFamilies.Of(problem.Name) }));
        }
    }
}
