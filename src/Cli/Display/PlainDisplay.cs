using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Reports a running search in plain lines: each new best, and where it stands every few seconds.</summary>
internal static class PlainDisplay
{
    /// <summary>Where nothing has changed, only every so many lines is written.</summary>
    private const int SameLines = 12;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Reports until the work is done.</summary>
    public static async Task<T> ShowAsync<T>(CliContext context, SearchView view, Task<T> work)
    {
        using var timer = new PeriodicTimer(Interval, context.Time);
        var (written, same) = (-1L, 0);
        while (await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false) != work)
        {
            if (view.Progress is { } progress && (progress.Proposals != written || ++same == SameLines))
            {
                (written, same) = (progress.Proposals, 0);
                context.WriteLine(Line(view, progress));
            }
        }

        return await work.ConfigureAwait(false);
    }

    /// <summary>Has each new best written as it is found.</summary>
    public static void ReportImprovements(CliContext context, SearchView view) => view.OnImprovement = (record, progress) =>
        context.WriteLine($"{Evaluations(view, progress)}  new best {Figures.Objective(view.Header.Problem, record.Evaluation.Fitness)}{Figures.Error(view.Header.Problem, record.Evaluation)} by {record.Lineage.Operator}, candidate {record.Id}");

    private static string Line(SearchView view, SearchProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Evaluations(view, progress)}  best {Figures.Objective(view.Header.Problem, progress.Best?.Fitness)}, archive {ArchiveView.Short(view.Header, progress.Archive)}{Islands(progress)}, {Figures.Rate(view.Rate)}{BudgetLeft(view)}; {Figures.Statuses(progress.Statuses)}{Spent(view, progress)}");

    private static string Islands(SearchProgress progress) =>
        progress.Islands.Count > 0 ? $", islands of {IslandsView.Elites(progress.Islands)}" : "";

    private static string Evaluations(SearchView view, SearchProgress progress) =>
        view.Header.Options.Budget.Evaluations is { } limit
            ? $"{progress.Evaluations.ToString(CultureInfo.InvariantCulture).PadLeft(limit.ToString(CultureInfo.InvariantCulture).Length)}/{limit}"
            : $"{progress.Evaluations}";

    private static string BudgetLeft(SearchView view) => view.Left is { } left ? $", about {Figures.Duration(left)} left" : "";

    private static string Spent(SearchView view, SearchProgress progress) =>
        string.Join(", ", BudgetView.Costs(progress, view.Header.Options.Budget, onlyLimited: false)) is { Length: > 0 } spent ? $"; {spent}" : "";
}
