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
        foreach (var column in new[] { "runs", "best", "median", "coverage", $"QD score ({Caption.Offset(options.Offset)})", "evaluations", "tokens", "USD" })
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
                Held(row),
                Caption.Number(row.QdScore),
                row.Fewest == row.Most ? Figures.Count(row.Most) : $"{Figures.Count(row.Fewest)} to {Figures.Count(row.Most)}",
                Figures.Count(row.Spent.Tokens),
                Figures.Dollars(row.Spent.Usd)]);
        }

        context.Out.Write(table);
        context.WriteLine("median, coverage and QD score are those of the run in the middle; tokens and USD are the sum over a group's runs.");
        if (!RunHistory.ShareArchive(rows.SelectMany(row => row.Group.Runs)))
        {
            context.WriteLine("The runs kept different archives: their coverage and QD scores cannot be compared.");
        }

        var fewest = rows.Min(row => row.Fewest);
        if (fewest < rows.Max(row => row.Most))
        {
            context.WriteLine($"The runs differ in evaluations; --at {fewest} compares them where all of them have been.");
        }
    }

    /// <summary>As in <c>30.0 % of 400</c>, or <c>57 elites</c> where there are no cells.</summary>
    private static string Held(ComparisonRow row) => row.Coverage is { } coverage
        ? $"{Figures.Share(coverage)} of {Figures.Count(row.Group.Runs[0].CellCount!.Value)}"
        : $"{Figures.Count((long)row.Held)} elites";
}
