using System.Globalization;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>The tables of a benchmark: one for each convention in which the field states values.</summary>
internal static class BenchmarkView
{
    public static void Show(CliContext context, Problem problem, IReadOnlyList<BenchmarkRow> rows)
    {
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {problem.Title}");
        var conventions = rows.SelectMany(row => row.Scores).SelectMany(score => score.Values).Select(value => value.Name).Distinct().ToList();
        foreach (var convention in conventions)
        {
            context.Out.WriteLine();
            context.Out.Write(Table(convention, rows));
        }

        foreach (var row in rows)
        {
            Failures(context, row);
        }
    }

    private static Table Table(string convention, IReadOnlyList<BenchmarkRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(convention.EscapeMarkup()).AddColumn(new TableColumn("best known").RightAligned());
        foreach (var program in rows.Select(row => row.Program).Distinct())
        {
            table.AddColumn(new TableColumn(program.Name.EscapeMarkup()).RightAligned()).AddColumn(new TableColumn("gap").RightAligned());
        }

        foreach (var group in rows.GroupBy(row => row.Group))
        {
            AddGroup(table, convention, [.. group]);
        }

        return table;
    }

    private static void AddGroup(Table table, string convention, IReadOnlyList<BenchmarkRow> rows)
    {
        var group = rows[0].Group;
        for (var i = 0; i < group.Cases.Count; i++)
        {
            var scores = rows.Select(row => row.Scores[i]).ToList();
            var values = scores.ConvertAll(score => score.Values.FirstOrDefault(value => value.Name == convention));
            table.AddRow(
            [
                group.Cases[i].Name.EscapeMarkup(),
                Number(values.Find(value => value is not null)?.BestKnown),
                .. scores.Zip(values).SelectMany(pair => pair.Second is { } value
                    ? new[] { Number(value.Value), Percent(value.Gap) }
                    : [$"[red]{Figures.Status(pair.First.Evaluation.Status).EscapeMarkup()}[/]", "-"]),
            ]);
        }

        var means = rows.Select(row => row.Means.FirstOrDefault(mean => mean.Convention == convention)).ToList();
        table.AddRow([.. Bold($"mean of {group.Name} ({group.Cases.Count})", Number(means.Find(mean => mean is not null)?.BestKnown)), .. means.SelectMany(mean => Bold(Number(mean?.Value), Percent(mean?.Gap)))]);
        if (means.Exists(mean => mean?.GapOfMeans is not null))
        {
            table.AddRow([.. Bold("gap of these means", ""), .. means.SelectMany(mean => Bold("", Percent(mean?.GapOfMeans)))]);
        }
    }

    private static void Failures(CliContext context, BenchmarkRow row)
    {
        var failed = row.Scores.Where(score => score.Evaluation.Status != EvaluationStatus.Ok).Select(score => score.Evaluation).ToList();
        if (failed.Count > 0)
        {
            context.Out.WriteLine();
            context.Out.MarkupLineInterpolated(
                $"[red]{row.Program.Name} failed on {failed.Count} of {row.Scores.Count} instances of {row.Group.Name}[/], first: {Figures.Status(failed[0].Status)}. {string.Join(' ', failed[0].Feedback.Take(1))}");
        }
    }

    private static string[] Bold(params string[] cells) => Array.ConvertAll(cells, cell => cell.Length > 0 ? $"[bold]{cell.EscapeMarkup()}[/]" : "");

    private static string Number(double? value) => value switch
    {
        null => "-",
        { } number when Math.Floor(number) == number && Math.Abs(number) < 1e15 => number.ToString("0", CultureInfo.InvariantCulture),
        { } number => Figures.Value(number, ""),
    };

    private static string Percent(double? value) => value is { } number ? number.ToString("0.00 '%'", CultureInfo.InvariantCulture) : "-";
}
