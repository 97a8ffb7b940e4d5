using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>What a finished run found: its program, and its figures beside the baselines.</summary>
internal static class ResultView
{
    public static void Show(CliContext context, Problem problem, RunReport report, string source)
    {
        context.Out.MarkupLineInterpolated($"[bold]Best {(problem.Contract is null ? "text" : "program")}: candidate {report.Champion}[/]");
        context.Out.WriteLine();
        CodeView.Show(context, problem, source);
        context.Out.WriteLine();
        var table = new Table().Border(TableBorder.Rounded).AddColumn($"{problem.Objective.Name} ({(problem.Objective.Direction == Direction.Minimize ? "smaller is better" : "larger is better")})".EscapeMarkup());

        // A text answers one task: there is no unseen one that it could be judged on.
        IReadOnlyList<SplitReport> splits = problem.Contract is null ? [.. report.Splits.Take(1)] : report.Splits;
        foreach (var split in splits)
        {
            table.AddColumn(new TableColumn(Name(split.Split)).RightAligned());
        }

        foreach (var baseline in splits.SelectMany(split => split.Baselines).Select(baseline => baseline.Name).Distinct())
        {
            table.AddRow([baseline.EscapeMarkup(), .. splits.Select(split => Baseline(problem, split, baseline))]);
        }

        table.AddRow(["[bold green]best found[/]", .. splits.Select(split => $"[bold green]{Champion(problem, split)}[/]")]);
        context.Out.Write(table);
    }

    private static string Name(Split split) => split switch
    {
        Split.Training => "training",
        Split.Validation => "validation",
        _ => "test (unseen)",
    };

    private static string Baseline(Problem problem, SplitReport split, string name) =>
        split.Baselines.FirstOrDefault(baseline => baseline.Name == name) is { } found ? Figures.Value(found.Objective, problem.Objective.Unit).EscapeMarkup() : "-";

    private static string Champion(Problem problem, SplitReport split) =>
        (split.Champion.Status == EvaluationStatus.Ok ? Figures.Objective(problem, split.Champion.Fitness) : Figures.Status(split.Champion.Status)).EscapeMarkup();
}
