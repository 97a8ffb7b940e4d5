using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary><c>evollm compare RUN RUN ...</c>: several runs of one problem in one picture and one table; with <c>--problem</c> it makes the runs.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string[]> _runs = new("runs") { Description = "Names or paths of runs of the same problem, or of the folder of a comparison.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _out = new("--out", "-o")
    {
        Description = "Of runs that are there: a picture that ends in .svg or .png, or a folder for both; the current one where none is given. "
            + "With --problem: where the runs go, a name below runs/ or a path; runs/compare-PROBLEM where none is given.",
    };

    private readonly Option<GroupBy> _by = new("--by") { Description = "method: runs that differ only in seed and budget form a group; run: each run is its own.", DefaultValueFactory = _ => GroupBy.Method };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "The group that the others are held against, by its name in the table; the first where none is given." };
    private readonly Option<BandKind> _band = new("--band") { Description = "quartiles or range (smallest to largest) around a group's median.", DefaultValueFactory = _ => BandKind.Quartiles };
    private readonly Option<int?> _at = new Option<int?>("--at") { Description = "Compare after that many evaluations instead of at the end." }.AtLeast(1);
    private readonly Option<double?> _offset = PictureOptions.Offset();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly ComparisonOptions _making = new();

    public CompareCommand(CliContext context)
        : base("compare", "Compare runs of one problem, or with --problem make them first: several methods, several seeds, one budget. A picture, a table of medians with intervals.")
    {
        Add(_runs);
        foreach (var option in (Option[])[.. _making.All, _out, _by, _baseline, _band, _at, _offset, _json])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => _making.IsAsked(parsed)
            ? MakeAsync(context, parsed, cancellationToken)
            : Task.FromResult(Compare(context, parsed)));
    }

    /// <summary>What makes a group of runs.</summary>
    private enum GroupBy
    {
        Method,
        Run,
    }

    private int Compare(CliContext context, ParseResult parsed)
    {
        if (parsed.GetValue(_runs) is not { Length: > 0 } names)
        {
            throw new CliException("Name runs to compare, or a problem to make runs of: evollm compare --problem bin-packing --method map-elites --method best-of-n --model MODEL.", ExitCodes.WrongUsage);
        }

        var target = PictureTarget.Parse(parsed.GetValue(_out), ".");
        var runs = names.SelectMany(RunFolders.FindAll).Distinct().Select(RunHistory.Read).ToList();
        RequireOneProblem(runs);
        Show(context, parsed, parsed.GetValue(_by) == GroupBy.Run ? RunGroup.ByRun(runs) : RunGroup.ByMethod(runs), target);
        return ExitCodes.Done;
    }

    private async Task<int> MakeAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_runs) is [var run, ..])
        {
            throw new CliException($"'{run}' is not made by this comparison: name runs, or a problem with --problem, but not both.", ExitCodes.WrongUsage);
        }

        var settings = _making.Settings(parsed, parsed.GetValue(_json));
        var comparison = _making.Read(context, parsed, settings) with { Folder = parsed.GetValue(_out), Baseline = parsed.GetValue(_baseline) };
        if (parsed.GetValue(_at) is { } at && at > comparison.CommonBudget.Evaluations)
        {
            throw new CliException($"--at is {at}, and no run goes beyond {comparison.CommonBudget.Evaluations} evaluations; name a smaller number, or a larger -n.", ExitCodes.WrongUsage);
        }

        var plan = await PlanAsync(comparison).ConfigureAwait(false);
        if (_making.IsDry(parsed))
        {
            return await DryRunCommand.ShowAsync(context, plan, settings).ConfigureAwait(false);
        }

        if (plan.Any(run => !run.IsFinished))
        {
            await RequireIsolationAsync(context, comparison, settings, cancellationToken).ConfigureAwait(false);
        }

        if (!await new ComparisonSession(context, settings).MakeAsync(comparison, plan, cancellationToken).ConfigureAwait(false))
        {
            return ExitCodes.Interrupted;
        }

        var groups = plan.GroupBy(planned => planned.Contender.Name).Select(group => new RunGroup(group.Key, [.. group.Select(planned => RunHistory.Read(planned.Folder))])).ToList();
        Show(context, parsed, parsed.GetValue(_by) == GroupBy.Run ? RunGroup.ByRun([.. groups.SelectMany(group => group.Runs)]) : groups, PictureTarget.Parse(comparison.FullFolder, "."));
        return ExitCodes.Done;
    }

    private void Show(CliContext context, ParseResult parsed, IReadOnlyList<RunGroup> groups, PictureTarget target)
    {
        var options = new ProgressOptions(parsed.GetValue(_offset) ?? groups.SelectMany(group => group.Runs).Min(run => run.Offset), parsed.GetValue(_band), parsed.GetValue(_at));
        var rows = groups.Select(group => new ComparisonRow(group, options)).ToList();
        var methods = rows.ConvertAll(row => row.Method);
        var baseline = parsed.GetValue(_baseline) is { } name
            ? methods.Find(method => method.Name == name)
                ?? throw new CliException($"--baseline is '{name}'; the groups are {string.Join(", ", methods.Select(method => $"'{method.Name}'"))}.", ExitCodes.WrongUsage)
            : methods[0];
        var result = new ComparisonResult(rows[0].Problem.Objective, methods, baseline);
        var drawn = groups.Where(group => group.Runs.All(run => run.Curve.Count > 0)).ToList();
        var files = drawn.Count > 0 ? target.Write(CompareFigure.Draw(drawn, options), "compare") : [];
        if (parsed.GetValue(_json))
        {
            rows.ForEach(row => context.WriteLine(JsonOutput.Line(row.Describe(result))));
            return;
        }

        ComparisonView.Show(context, rows, result, options);
        context.WriteLine($"drawn to {string.Join(" and ", files)}");
    }

    private static async Task<IReadOnlyList<PlannedRun>> PlanAsync(Comparison comparison)
    {
        try
        {
            return await comparison.PlanAsync().ConfigureAwait(false);
        }
        catch (ExperimentException exception)
        {
            throw new CliException(exception.Message, ExitCodes.WrongUsage);
        }
    }

    private static async Task RequireIsolationAsync(CliContext context, Comparison comparison, RunSettings settings, CancellationToken cancellationToken)
    {
        var evaluator = comparison.Contenders[0].Experiment.Problem.CreateEvaluator(1, context.Time);
        await using (evaluator.ConfigureAwait(false))
        {
            var isolation = await SandboxGate.StartAsync(evaluator, settings.Isolation, cancellationToken).ConfigureAwait(false);
            if (!settings.Json && SandboxGate.Notice(isolation) is { } notice)
            {
                context.WriteLine(notice);
            }
        }
    }

    private static void RequireOneProblem(List<RunHistory> runs)
    {
        foreach (var run in runs)
        {
            run.RequireElites();
            if (run.Problem.Name != runs[0].Problem.Name)
            {
                throw new CliException($"Runs of different problems cannot be compared: '{runs[0].Name}' is of {runs[0].Problem.Name}, '{run.Name}' of {run.Problem.Name}. Name runs of one problem.");
            }

            var edited = ProblemIdentity.Differences(runs[0].Header, run.Header);
            if (edited.Count > 0)
            {
                throw new CliException($"Problem '{run.Problem.Name}' was edited between '{runs[0].Name}' and '{run.Name}': its {string.Join(" and ", edited)} changed. Compare runs of the same version.");
            }
        }
    }
}
