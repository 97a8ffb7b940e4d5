using System.Globalization;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>The tables of a benchmark: for each convention in which the field states values, one of the instances and one of the means.</summary>
internal static class BenchmarkView
{
    public static void Show(CliContext context, Problem problem, IReadOnlyList<BenchmarkRow> rows)
    {
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {problem.Title}");
        foreach (var convention in rows.SelectMany(row => row.Scores).SelectMany(score => score.Values).Select(value => value.Name).Distinct())
        {
            context.Out.WriteLine();
            context.Out.Write(Instances(convention, rows));
            context.Out.Write(Means(convention, rows));
        }

        foreach (var row in rows)
        {
            ShowFailures(context, row);
        }
    }

    /// <summary>A row for each instance. Beside several programs there is no room for their gaps: the means have them.</summary>
    private static Table Instances(string convention, IReadOnlyList<BenchmarkRow> rows)
    {
        var programs = rows.Select(row => row.Program).Distinct().ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumn(convention.EscapeMarkup()).AddColumn(Right("best known"));
        programs.ForEach(program => table.AddColumn(Right(program.Name)));
        if (programs.Count == 1)
        {
            table.AddColumn(Right("gap"));
        }

        foreach (var group in rows.GroupBy(row => row.Group))
        {
            for (var i = 0; i < group.Key.Cases.Count; i++)
            {
                table.AddRow(Cells(convention, group.Key.Cases[i].Name, [.. group.Select(row => row.Scores[i])]));
            }
        }

        return table;
    }

    private static string[] Cells(string convention, string instance, List<Evaluators.BenchmarkScore> scores)
    {
        var values = scores.ConvertAll(score => score.Values.FirstOrDefault(value => value.Name == convention));
        var shown = scores.Zip(values, (score, value) => value is null ? $"[red]{Figures.Status(score.Evaluation.Status).EscapeMarkup()}[/]" : Number(value.Value));
        return [instance.EscapeMarkup(), Number(values.Find(value => value is not null)?.BestKnown), .. shown, .. scores.Count == 1 ? [Percent(values[0]?.Gap)] : Array.Empty<string>()];
    }

    private static Table Means(string convention, IReadOnlyList<BenchmarkRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("means of").AddColumn("program");
        foreach (var name in new[] { "value", "best known", "mean gap", "gap of the means" })
        {
            table.AddColumn(Right(name));
        }

        foreach (var row in rows.GroupBy(row => row.Group).SelectMany(group => group))
        {
            var mean = row.Means.FirstOrDefault(mean => mean.Convention == convention);
            table.AddRow(
                $"{row.Group.Name} ({row.Scores.Count})".EscapeMarkup(), row.Program.Name.EscapeMarkup(),
                Number(mean?.Value), Number(mean?.BestKnown), Percent(mean?.Gap), Percent(mean?.GapOfMeans));
        }

        return table;
    }

    private static void ShowFailures(CliContext context, BenchmarkRow row)
    {
        var failed = row.Scores.Where(score => score.Evaluation.Status != EvaluationStatus.Ok).Select(score => score.Evaluation).ToList();
        if (failed.Count > 0)
        {
            context.Out.MarkupLineInterpolated(
                $"[red]{row.Program.Name} failed on {failed.Count} of {row.Scores.Count} instances of {row.Group.Name}[/], first: {Figures.Status(failed[0].Status)}. {string.Join(' ', failed[0].Feedback.Take(1))}");
        }
    }

    private static TableColumn Right(string name) => new TableColumn(name.EscapeMarkup()).RightAligned();

    private static string Number(double? value) => value is { } number
        ? number.ToString(Math.Abs(number) is > 0 and < 0.1 ? "G4" : "0.###", CultureInfo.InvariantCulture)
        : "-";

    private static string Percent(double? value) => value is { } number ? number.ToString("0.00 '%'", CultureInfo.InvariantCulture) : "-";
}
