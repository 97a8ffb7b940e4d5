using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Puts a run together from its parts, lets it search, and shows what it found. New and resumed runs go the same way.</summary>
internal sealed class RunSession(CliContext context, RunSettings settings, IsolationReport isolation)
{
    /// <summary>Searches until the run ends.</summary>
    /// <param name="evaluator">Who judges.</param>
    /// <param name="store">The run.</param>
    /// <param name="options">What decides the course of the search from now on.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IEvaluator evaluator, RunStore store, SearchOptions options, CancellationToken cancellationToken)
    {
        var (folder, header) = (store.Folder, store.Header with { Options = options });
        using var proposers = OperatorSet.Create(context, MethodChoice.Of(header), settings, (header.Problem, store));
        var setup = proposers.Setup(header, evaluator, settings.Workers) with { CheckInvariants = settings.CheckInvariants };
        var search = new Search(setup, store, context.Time);
        var view = View(header);
        Introduce(header, folder, proposers, (evaluator as IProblemEvaluator)?.Notice);
        var ending = await WatchAsync(view, search.RunAsync(view, cancellationToken)).ConfigureAwait(false);
        return ending.Reason switch
        {
            StopReason.Interrupted => Leave(ending, folder, view.Progress, ExitCodes.Interrupted),
            StopReason.Failed => Leave(ending, folder, view.Progress, ExitCodes.Failed),
            _ when search.Archive.Count == 0 => Leave(ending with { Message = $"{ending.Message} No candidate was valid." }, folder, view.Progress, ExitCodes.Failed),
            _ => await FinishAsync(setup, search, store, new Finish(ending, folder, view.Progress), cancellationToken).ConfigureAwait(false),
        };
    }

    private void Introduce(RunHeader header, string folder, OperatorSet proposers, string? notice)
    {
        if (settings.Json)
        {
            return;
        }

        context.Out.MarkupLineInterpolated($"[bold]{header.Problem.Name}[/]: {header.Problem.Title}");
        context.Out.MarkupLineInterpolated($"{proposers.Description}, seed {header.Options.Seed}, {settings.Workers} workers, stored in {RunFolders.Display(folder)}");
        if (header.Options.Islands is { } islands)
        {
            context.WriteLine(IslandsView.Describe(islands));
        }

        if (notice is not null)
        {
            context.WriteLine(notice);
        }

        foreach (var warning in new[] { proposers.Notice, SandboxGate.Notice(isolation) }.OfType<string>())
        {
            context.Out.MarkupLineInterpolated($"[yellow]{warning}[/]");
        }

        context.Out.WriteLine();
    }

    private bool Live => context.Interactive && !settings.Plain && !settings.Json;

    private SearchView View(RunHeader header)
    {
        var view = new SearchView(header);
        if (settings.Json)
        {
            view.OnRecord = record => context.WriteLine(JsonOutput.Committed(header.Problem, record));
        }
        else if (!Live)
        {
            PlainDisplay.ReportImprovements(context, view);
        }

        return view;
    }

    private Task<RunEnding> WatchAsync(SearchView view, Task<RunEnding> work) =>
        Live ? LiveDisplay.ShowAsync(context, view, work)
        : settings.Json ? work
        : PlainDisplay.ShowAsync(context, view, work);

    private int Leave(RunEnding ending, string folder, SearchProgress? progress, int exitCode)
    {
        var kept = $"{Figures.Count(progress?.Proposals ?? 0)} proposals are stored in {RunFolders.Display(folder)}; go on with: evollm resume {RunFolders.Display(folder)}";
        if (settings.Json)
        {
            context.WriteLine(JsonOutput.Ending(ending, folder, progress));
        }

        context.Error.WriteLine();
        context.Error.WriteLine(ending.Reason == StopReason.Interrupted ? $"Interrupted. {kept}" : $"error: {ending.Message}\n{kept}");
        return exitCode;
    }

    private async Task<int> FinishAsync(SearchSetup setup, Search search, RunStore store, Finish finish, CancellationToken cancellationToken)
    {
        var report = await FinalAssessment.AssessAsync(setup, search.Archive, cancellationToken).ConfigureAwait(false);
        await store.AppendAsync(report, cancellationToken).ConfigureAwait(false);
        var source = search.Archive.First(elite => elite.Solution.Candidate.Id == report.Champion).Solution.Candidate.Source;
        if (settings.Json)
        {
            context.WriteLine(JsonOutput.Result(store.Header.Problem, finish, report, source));
            return ExitCodes.Done;
        }

        var folder = RunFolders.Display(finish.Folder);
        var progress = finish.Progress!;
        context.Out.WriteLine();
        ResultView.Show(context, store.Header.Problem, report, source);
        context.Out.WriteLine();
        context.WriteLine($"{finish.Ending.Message} {Figures.Count(progress.Proposals)} proposals in {Figures.Times(progress.Elapsed, progress.CpuTime)}: {Figures.Statuses(progress.Statuses)}{Spent(progress.Spent)}.");
        context.WriteLine($"Stored in {folder}. Next:");
        (string Command, string Meaning)[] next =
        [
            ($"evollm show {folder}", "the archive and its elites"),
            ($"evollm show {folder} {report.Champion}", "one candidate with its lineage"),
            ($"evollm plot {folder}", $"its archive{(store.Header.Options.Archive.Kind == ArchiveKind.Pareto ? ", its Pareto front" : "")} and its course as pictures"),
            .. finish.Ending.Reason is StopReason.Target or StopReason.Patience or StopReason.Exhausted or StopReason.Completed
                ? Array.Empty<(string, string)>()
                : [($"evollm resume {folder} {BudgetView.Doubled(finish.Ending.Reason, store.Header.Options.Budget, progress)}", "search on")],
        ];
        foreach (var (command, meaning) in next)
        {
            context.WriteLine($"  {command.PadRight(next.Max(line => line.Command.Length))}   {meaning}");
        }

        return ExitCodes.Done;
    }

    private static string Spent(Cost cost) => cost is { Calls: 0, KnownAnswers: 0 } ? "" : $"; {Figures.Spent(cost)}";

    /// <summary>What is known of a run when its search is over.</summary>
    internal sealed record Finish(RunEnding Ending, string Folder, SearchProgress? Progress);
}
