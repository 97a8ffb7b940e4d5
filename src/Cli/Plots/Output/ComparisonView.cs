using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Groups of runs as tables: what they found, and what that took.</summary>
internal static class ComparisonView
{
    public static void Show(CliContext context, IReadOnlyList<ComparisonRow> rows, ComparisonResult result, ProgressOptions options)
    {
        var problem = rows[0].Problem;
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {Caption.Directed(problem)}");
        context.Out.Write(Found(rows, result));
        context.Out.Write(Taken(rows, options));
        context.WriteLine("In brackets: 95 % percentile bootstrap intervals of the median, from 10,000 resamples.");
        context.WriteLine("coverage and QD score are those of the run in the middle; calls, tokens and USD are the sum over a group's runs.");
        foreach (var finding in result.Findings)
        {
            context.WriteLine(finding);
        }

        if (!RunHistory.ShareArchive(rows.SelectMany(row => row.Group.Runs)))
        {
            context.WriteLine("The runs kept different archives: their coverage and QD scores cannot be compared.");
        }

        var fewest = rows.Min(row => row.Method.FewestEvaluations);
        if (fewest < rows.Max(row => row.Method.MostEvaluations))
        {
            context.WriteLine($"The runs differ in evaluations; --at {fewest} compares them where all of them have been.");
        }
    }

    private static Table Found(IReadOnlyList<ComparisonRow> rows, ComparisonResult result)
    {
        var (unit, test) = (result.Objective.Unit, result.ComparesTest);
        var table = Table(["runs", .. test ? ["median, test (unseen)", "best"] : Array.Empty<string>(), "median, search", "best", .. rows.Count > 1 ? [$"median less that of {result.Baseline.Name}"] : Array.Empty<string>()]);
        foreach (var row in rows)
        {
            var method = row.Method;
            string[] unseen = [Text(method.Test, unit), Text(method.Best(result.Objective, test: true), unit)];
            string[] difference = [method.Name == result.Baseline.Name ? "" : Text(result.Difference(method), unit)];
            table.AddRow([
                method.Name.EscapeMarkup(),
                Figures.Count(method.Runs.Count),
                .. test ? unseen : [],
                Text(method.Search, unit),
                Text(method.Best(result.Objective, test: false), unit),
                .. rows.Count > 1 ? difference : []]);
        }

        return table;
    }

    private static Table Taken(IReadOnlyList<ComparisonRow> rows, ProgressOptions options)
    {
        var table = Table("evaluations", "calls", "tokens", "USD", "coverage", $"QD score ({Caption.Offset(options.Offset)})", "ended before its budget");
        foreach (var row in rows)
        {
            var (method, spent) = (row.Method, row.Method.Spent);
            table.AddRow(
                method.Name.EscapeMarkup(),
                method.FewestEvaluations == method.MostEvaluations ? Figures.Count(method.MostEvaluations) : $"{Figures.Count(method.FewestEvaluations)} to {Figures.Count(method.MostEvaluations)}",
                Figures.Count(spent.Calls),
                Figures.Count(spent.Tokens),
                Figures.Dollars(spent.Usd),
                Held(row),
                Caption.Number(row.QdScore),
                method.EndedByItself == 0 ? "" : $"{method.EndedByItself} of {method.Runs.Count}");
        }

        return table;
    }

    private static Table Table(params IEnumerable<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("group");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column.EscapeMarkup()).RightAligned());
        }

        return table;
    }

    private static string Text(double? figure, string unit) => (figure is { } value ? Figures.Value(value, unit) : "-").EscapeMarkup();

    /// <summary>As in <c>3.128 % [2.900 to 3.400]</c>.</summary>
    private static string Text(Estimate? estimate, string unit) => (estimate is { } known
        ? $"{Figures.Value(known.Median, unit)} [{Figures.Value(known.Lower, "")} to {Figures.Value(known.Upper, "")}]"
        : "-").EscapeMarkup();

    /// <summary>As in <c>30.0 % of 400</c>, or <c>57 elites</c> where there are no cells.</summary>
    private static string Held(ComparisonRow row) => row.Coverage is { } coverage
        ? $"{Figures.Share(coverage)} of {Figures.Count(row.Group.Runs[0].CellCount!.Value)}"
        : $"{Figures.Count((long)row.Held)} elites";
}
