using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm replay RUN</c>: makes a run again without a model and without a network, and compares everything.</summary>
internal sealed class ReplayCommand : Command
{
    /// <summary>A candidate that came to its end within its wall time does so on a machine that is this much slower, too.</summary>
    private const double WallTimes = 10;

    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _workers = CommonOptions.Workers();
    private readonly Option<RequiredIsolation> _isolation = CommonOptions.Isolation();
    private readonly Option<bool> _plain = new("--plain") { Description = "Print plain lines, also on a terminal." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public ReplayCommand(CliContext context)
        : base("replay", "Make a run again from its recorded answers, without a model, and show the first thing that comes out differently. Writes nothing.")
    {
        Add(_run);
        foreach (var option in (Option[])[_workers, _isolation, _plain, _json])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => ReplayAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ReplayAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = RunFolders.Find(parsed.GetValue(_run));
        using var recording = Recording.Open(folder);
        var settings = new RunSettings { Workers = parsed.GetValue(_workers), Recorded = true }.Completed(recording.Header);
        var problem = ProblemIdentity.Load(recording.Header);
        Warn(context, recording.Header, settings);
        await using var evaluator = problem.CreateEvaluator(settings.Workers, context.Time, WallTimes, recording.Header.Options.Cascade);
        await SandboxGate.StartAsync(evaluator, parsed.GetValue(_isolation), cancellationToken).ConfigureAwait(false);
        using var proposers = OperatorSet.Create(context, MethodChoice.Of(recording.Header), settings, (recording.Header.Problem, recording));
        var replay = new Replay(proposers.Setup(recording.Header, evaluator, settings.Workers), recording);
        try
        {
            var view = new ReplayView(context, recording);
            var json = parsed.GetValue(_json);
            if (!json)
            {
                view.Introduce(proposers.Description, settings.Workers);
            }

            var work = replay.RunAsync(cancellationToken);
            var result = json ? await work.ConfigureAwait(false)
                : context.Interactive && !parsed.GetValue(_plain) ? await view.ShowBarAsync(replay, work).ConfigureAwait(false)
                : await view.ShowLinesAsync(replay, work).ConfigureAwait(false);
            view.Show(result, json ? folder : null);
            return result.Difference is null ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Error.WriteLine($"Interrupted. {Figures.Count(replay.Compared)} of {Figures.Count(recording.Count)} proposals are equal up to there.");
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>Tells what differs beforehand; a difference need not show.</summary>
    private static void Warn(CliContext context, RunHeader header, RunSettings settings)
    {
        if (header.Version != ProgramVersion.Text)
        {
            context.Error.WriteLine($"Note: The run was begun by EvoLLM {header.Version}; this is {ProgramVersion.Text}, which may decide otherwise.");
        }

        if (PromptIdentity.Changed(header, OperatorSet.Check(context, MethodChoice.Of(header), settings, (header.Problem, header.Options with { Budget = new Budget() }))) is { Count: > 0 } changed)
        {
            context.Error.WriteLine($"Note: {PromptIdentity.Line(changed)}.");
        }
    }
}
