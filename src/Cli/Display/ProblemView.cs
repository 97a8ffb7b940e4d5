using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>A problem in full: what is asked, how it is judged, and what is known of it.</summary>
/// <param name="context">Where it is shown.</param>
/// <param name="loaded">The problem.</param>
internal sealed class ProblemView(CliContext context, LoadedProblem loaded)
{
    private readonly Problem _problem = loaded.Definition;

    /// <summary>Shows it.</summary>
    /// <param name="scores">The objectives of its references by name; <see langword="null"/> where they were not judged.</param>
    public void Show(IReadOnlyDictionary<string, double?>? scores)
    {
        context.Out.MarkupLineInterpolated($"[bold]{_problem.Name}[/]: {_problem.Title}\n");
        context.Out.WriteLine(_problem.Description + "\n");
        ShowContract();
        ShowJudgement();
        ShowSplits();
        ShowReferences(scores);
        ShowPublished();
        ShowInstances();
        context.Out.WriteLine(_problem.Seeds.Count > 0 ? "\nThe search starts from:" : "\nThe search starts from nothing.");
        foreach (var seed in _problem.Seeds)
        {
            context.Out.WriteLine();
            CodeView.Show(context, _problem, seed);
        }
    }

    private void ShowContract()
    {
        if (_problem.BlackBox)
        {
            context.Out.MarkupLineInterpolated($"[bold]black box[/] the description keeps back what the problem is, and so do the names of the arguments\n");
        }

        if (_problem.Contract is not { } contract)
        {
            context.Out.MarkupLineInterpolated($"[bold]format[/]  {_problem.Format}\n");
            return;
        }

        context.Out.MarkupLineInterpolated($"[bold]contract[/]  public static {contract.Signature}  in  public static class {contract.TypeName}");
        context.Out.WriteLine(contract.Meaning + (contract.Stateless ? " A static field that can change is refused." : "") + "\n");
    }

    private void ShowJudgement()
    {
        var objective = _problem.Objective;
        var solved = objective.Solved is { } figure ? $"; solved at {Figures.Value(figure, objective.Unit)}" : "";
        context.Out.MarkupLineInterpolated($"[bold]objective[/] {objective.Name}, {(objective.Direction == Direction.Minimize ? "smaller" : "larger")} is better{solved}");
        foreach (var axis in _problem.Measures)
        {
            context.Out.MarkupLineInterpolated($"[bold]measure[/]   {axis.Name}, {axis.Minimum} to {axis.Maximum} in {axis.Cells} cells");
        }

        if (_problem.Repetitions > 1)
        {
            context.Out.MarkupLineInterpolated($"[bold]noise[/]     a candidate is evaluated {_problem.Repetitions} times, and judged by the mean");
        }

        if (loaded.Code is ProgramProblem program)
        {
            var limits = program.Limits(Split.Training);
            context.Out.MarkupLineInterpolated(
                $"[bold]limits[/]    in training {Figures.Count(limits.Fuel)} steps, {limits.AllocatedBytes >> 20} MB allocated, {Figures.Duration(limits.WallTime)}; {program.MemoryBytes >> 20} MB at once");
        }

        context.Out.WriteLine();
    }

    private void ShowSplits()
    {
        foreach (var split in Enum.GetValues<Split>())
        {
            var figures = loaded.Code.Baselines(split).Select(baseline => $"{baseline.Name} {Figures.Value(baseline.Objective, _problem.Objective.Unit)}");
            IEnumerable<string> parts = [loaded.Code.Describe(split), string.Join(", ", figures)];
            context.Out.MarkupLineInterpolated($"[bold]{split.ToString().ToLowerInvariant()}[/]  {string.Join("; ", parts.Where(part => part.Length > 0))}");
        }
    }

    private void ShowReferences(IReadOnlyDictionary<string, double?>? scores)
    {
        if (loaded.Code.References.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumn("[bold]reference[/]").AddColumn("from");
        if (scores is not null)
        {
            table.AddColumn(new TableColumn("training").RightAligned());
        }

        foreach (var reference in loaded.Code.References)
        {
            string[] cells = [reference.Name.EscapeMarkup(), reference.Origin.EscapeMarkup()];
            table.AddRow(scores is null ? cells : [.. cells, scores[reference.Name] is { } score ? Figures.Value(score, _problem.Objective.Unit).EscapeMarkup() : "not valid"]);
        }

        context.Out.WriteLine();
        context.Out.Write(table);
        if (scores is null)
        {
            context.WriteLine("--references judges them on the training instances.");
        }
    }

    private void ShowPublished()
    {
        if (loaded.Code.Published.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumn("[bold]published[/]").AddColumn("on").AddColumn(new TableColumn("figure").RightAligned()).AddColumn("source");
        foreach (var published in loaded.Code.Published)
        {
            table.AddRow(
                published.Method.EscapeMarkup(), published.Instances.EscapeMarkup(), published.Figure.ToString("G15", CultureInfo.InvariantCulture), published.Source.EscapeMarkup());
        }

        context.Out.WriteLine();
        context.Out.Write(table);
    }

    private void ShowInstances()
    {
        if (loaded.Code is not ProgramProblem program || (program.InstanceFiles is null && program.InstanceSets.Count == 0))
        {
            return;
        }

        context.Out.WriteLine();
        if (program.InstanceFiles is { } files)
        {
            context.Out.MarkupLineInterpolated($"[bold]files[/]  {files}");
        }

        if (program.InstanceSets.Count > 0)
        {
            context.Out.MarkupLineInterpolated($"[bold]sets[/]   {string.Join(", ", program.InstanceSets)}");
        }

        context.WriteLine($"'evollm benchmark PROGRAM --problem {(loaded.Folder is { } folder ? RunFolders.Display(folder) : _problem.Name)}' judges a program on them.");
    }
}
