using EvoLLM.Evolver;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EvoLLM.Cli;

/// <summary>Draws a running search on a terminal, a few times a second.</summary>
internal static class LiveDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Draws until the work is done.</summary>
    public static Task<T> ShowAsync<T>(CliContext context, SearchView view, Task<T> work) =>
        context.Out.Live(Draw(view)).AutoClear(false).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(Interval, context.Time);
            while (!work.IsCompleted)
            {
                live.UpdateTarget(Draw(view));
                live.Refresh();
                await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
            }

            live.UpdateTarget(Draw(view));
            return await work.ConfigureAwait(false);
        });

    private static IRenderable Draw(SearchView view)
    {
        var problem = view.Header.Problem;
        if (view.Progress is not { } progress)
        {
            return new Text("Starting the workers ...", new Style(Color.Grey));
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        grid.AddRow(new Text("best", new Style(Color.Grey)), Best(problem, progress, view.Trend));
        grid.AddRow(new Text("budget", new Style(Color.Grey)), new Markup(Budget(view)));
        grid.AddRow(new Text("archive", new Style(Color.Grey)), new Text(ArchiveView.Line(view.Header, progress.Archive)));
        if (progress.Islands.Count > 0)
        {
            grid.AddRow(new Text("islands", new Style(Color.Grey)), new Text(IslandsView.Line(problem, progress.Islands)));
        }

        grid.AddRow(new Text("speed", new Style(Color.Grey)), new Text($"{Figures.Rate(view.Rate)}, {Figures.Duration(progress.Elapsed)} so far"));
        grid.AddRow(new Text("results", new Style(Color.Grey)), new Text(Figures.Statuses(progress.Statuses)));
        if (progress.Spent.Calls > 0)
        {
            grid.AddRow(new Text("model", new Style(Color.Grey)), new Text(Figures.Spent(progress.Spent)));
        }

        var axes = string.Join(" (up) over ", problem.Measures.Take(2).Reverse().Select(axis => axis.Name));
        return new Rows(
            grid,
            new Padder(new Rows(new Text(axes, new Style(Color.Grey)), new HeatMap(problem, view.Elites).Render()), new Padding(0, 1, 0, 0)));
    }

    private static Markup Best(Problem problem, SearchProgress progress, IReadOnlyList<double> trend) => progress.Best is { } best
        ? new Markup($"[bold]{Figures.Objective(problem, best.Fitness).EscapeMarkup()}[/] {problem.Objective.Name.EscapeMarkup()}, candidate {best.Candidate.Id}  [green]{Spark(trend)}[/]")
        : new Markup("-");

    private static string Budget(SearchView view)
    {
        const int Width = 20;
        var filled = (int)Math.Round(Math.Clamp(view.Used, 0, 1) * Width);
        return $"[green]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/] {BudgetView.Line(view, view.Progress!).EscapeMarkup()}";
    }

    /// <summary>The last improvements as a row of bars, higher is better.</summary>
    private static string Spark(IReadOnlyList<double> trend)
    {
        const string Bars = "▁▂▃▄▅▆▇█";
        var last = trend.Skip(Math.Max(0, trend.Count - 24)).ToList();
        if (last.Count < 2)
        {
            return "";
        }

        var (low, high) = (last.Min(), last.Max());
        return string.Concat(last.Select(value => Bars[(int)Math.Round((value - low) / (high - low) * (Bars.Length - 1))]));
    }
}
