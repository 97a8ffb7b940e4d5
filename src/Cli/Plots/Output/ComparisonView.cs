using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Groups of runs as a table.</summary>
internal static class ComparisonView
{
    public static void Show(CliContext context, IReadOnlyList<ComparisonRow> rows, ProgressOptions options)
    {
        var problem = rows[0].Problem;
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {Caption.Directed(problem)}");
        var table = new Table().Border(TableBorder.Rounded).AddColumn("group");
        foreach (var column in new[] { "runs", "best", "median", $"coverage of {Figures.Count(rows[0].Group.Runs[0].CellCount)}", $"QD score ({Caption.Offset(options.Offset)})", "evaluations", "tokens", "USD" })
        {
            table.AddColumn(new TableColumn(column.EscapeMarkup()).RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow([
                row.Group.Name.EscapeMarkup(),
                Figures.Count(row.Group.Runs.Count),
                Figures.Objective(problem, row.Best).EscapeMarkup(),
                Figures.Objective(problem, row.MedianBest).EscapeMarkup(),
                Figures.Share(row.Coverage),
                Caption.Number(row.QdScore),
                row.Fewest == row.Most ? Figures.Count(row.Most) : $"{Figures.Count(row.Fewest)} to {Figures.Count(row.Most)}",
                Figures.Count(row.Spent.Tokens),
                Figures.Dollars(row.Spent.Usd)]);
        }

        context.Out.Write(table);
        context.WriteLine("median, coverage and QD score are those of the run in the middle; tokens and USD are the sum over a group's runs.");
        var fewest = rows.Min(row => row.Fewest);
        if (fewest < rows.Max(row => row.Most))
        {
            context.WriteLine($"The runs differ in evaluations; --at {fewest} compares them where all of them have been.");
        }
    }
}
