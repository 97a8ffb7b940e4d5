using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Makes the runs of a comparison that are not there yet, and tells which one is under way.</summary>
internal sealed class ComparisonSession(CliContext context, RunSettings settings)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes them.</summary>
    /// <param name="comparison">What is compared.</param>
    /// <param name="plan">All its runs.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
    /// <exception cref="ExperimentException">No model answers.</exception>
    /// <returns>Whether all of them are finished: not where the user interrupted.</returns>
    public async Task<bool> MakeAsync(Comparison comparison, IReadOnlyList<PlannedRun> plan, CancellationToken cancellationToken)
    {
        Introduce(comparison, plan);
        for (var index = 0; index < plan.Count; index++)
        {
            var run = plan[index];
            var (title, isKept) = ($"run {index + 1} of {plan.Count}: {run.Contender.Name}, seed {run.Experiment.Seed}", run.IsFinished);
            try
            {
                await (isKept ? Task.CompletedTask : WatchAsync(run, title, cancellationToken)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                context.Error.WriteLine($"Interrupted. {index} of {plan.Count} runs are finished, in {RunFolders.Display(comparison.FullFolder)}; the same command goes on.");
                return false;
            }

            Report(run, title, isKept);
        }

        return true;
    }

    private void Introduce(Comparison comparison, IReadOnlyList<PlannedRun> plan)
    {
        if (settings.Json)
        {
            return;
        }

        var problem = plan[0].Header.Problem;
        context.Out.MarkupLineInterpolated($"[bold]{problem.Name}[/]: {problem.Title}");
        context.WriteLine($"{Caption.Count(comparison.Contenders.Count, "method")}, {Caption.Count(comparison.Seeds.Count, "seed")}, stored in {RunFolders.Display(comparison.FullFolder)}");
        context.WriteLine($"Each run may spend at most {BudgetView.Limits(comparison.CommonBudget)}.");
        context.WriteLine();
    }

    private async Task WatchAsync(PlannedRun run, string title, CancellationToken cancellationToken)
    {
        var view = new SearchView(run.Header);
        var work = MakeAsync(run, view, cancellationToken);
        if (settings.Json)
        {
            await work.ConfigureAwait(false);
        }
        else if (context.Interactive && !settings.Plain)
        {
            await ShowStatusAsync(view, title, work).ConfigureAwait(false);
        }
        else
        {
            context.WriteLine(run.Exists ? $"{title}, gone on with" : title);
            await PlainDisplay.ShowAsync(context, view, work).ConfigureAwait(false);
        }
    }

    private static async Task<bool> MakeAsync(PlannedRun run, SearchView view, CancellationToken cancellationToken)
    {
        await run.MakeAsync(view, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Task ShowStatusAsync(SearchView view, string title, Task work) => context.Out.Status().StartAsync(title.EscapeMarkup(), async status =>
    {
        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false) != work)
        {
            status.Status(view.Progress is { } progress ? $"{title}: {BudgetView.Line(view, progress)}".EscapeMarkup() : title.EscapeMarkup());
        }

        await work.ConfigureAwait(false);
    });

    private void Report(PlannedRun run, string title, bool isKept)
    {
        var (figures, problem) = (ComparedRun.Read(run.Folder), run.Header.Problem);
        if (settings.Json)
        {
            context.WriteLine(JsonOutput.Line(Describe(run, figures, isKept)));
            return;
        }

        var best = figures.Search is { } search ? Figures.Value(search, problem.Objective.Unit) : "nothing valid";
        var test = figures.Test is { } unseen && figures.Test != figures.Search ? $", {Figures.Value(unseen, problem.Objective.Unit)} in test" : "";
        var spent = figures.Spent.Calls > 0 ? $", {Figures.Spent(figures.Spent)}" : "";
        context.WriteLine($"{title}{(isKept ? ", kept" : "")}: {best}{test} after {Caption.Count(figures.Evaluations, "evaluation")}{spent}. {figures.Ending!.Message}");
    }

    private static JsonObject Describe(PlannedRun run, ComparedRun figures, bool isKept) => new()
    {
        ["run"] = figures.Folder,
        ["method"] = run.Contender.Name,
        ["seed"] = figures.Seed,
        ["kept"] = isKept,
        ["ending"] = JsonNamingPolicy.CamelCase.ConvertName(figures.Ending!.Reason.ToString()),
        ["message"] = figures.Ending.Message,
        ["search"] = figures.Search,
        ["test"] = figures.Test,
        ["evaluations"] = figures.Evaluations,
        ["calls"] = figures.Spent.Calls,
        ["tokens"] = figures.Spent.Tokens,
        ["usd"] = figures.Spent.Usd,
    };
}
