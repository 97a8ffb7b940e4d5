using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm plot RUN</c>: pictures of a run, also while it is being worked on.</summary>
internal sealed class PlotCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "A file that ends in .svg or .png, or a folder for both; the run's own folder where none is given." };
    private readonly Option<Subject?> _what = new("--what") { Description = "archive, progress (best, coverage and QD score), statuses, front (of a run with a Pareto archive), or all. Without it: all, or the archive where --out is a file." };
    private readonly Option<double?> _offset = PictureOptions.Offset();

    public PlotCommand(CliContext context)
        : base("plot", "Draw a run as SVG and PNG: its archive, its progress and what became of its proposals.")
    {
        Add(_run);
        Add(_out);
        Add(_what);
        Add(_offset);
        SetAction(parsed => Plot(context, parsed));
    }

    /// <summary>What can be drawn of a run.</summary>
    private enum Subject
    {
        Archive,
        Progress,
        Statuses,
        Front,
        All,
    }

    private int Plot(CliContext context, ParseResult parsed)
    {
        var folder = RunFolders.Find(parsed.GetValue(_run));
        var target = PictureTarget.Parse(parsed.GetValue(_out), folder);
        var what = parsed.GetValue(_what) ?? (target.IsFile ? Subject.Archive : Subject.All);
        if (target.IsFile && what == Subject.All)
        {
            throw new CliException("One file cannot hold all pictures: name a folder with --out, or choose one with --what.", ExitCodes.WrongUsage);
        }

        var run = RunHistory.Read(folder);
        var hasFront = run.Header.Options.Archive.Kind == ArchiveKind.Pareto;
        if (what == Subject.Front && !hasFront)
        {
            throw new CliException($"Run '{run.Name}' keeps no Pareto front; one begun with '--archive pareto:NAME' does.", ExitCodes.WrongUsage);
        }

        foreach (var subject in what == Subject.All ? All(hasFront) : [what])
        {
            var files = target.Write(Draw(run, subject, parsed.GetValue(_offset) ?? run.Offset), Figures.Lower(subject));
            context.WriteLine($"{Figures.Lower(subject)} drawn to {string.Join(" and ", files)}");
        }

        return ExitCodes.Done;
    }

    private static Subject[] All(bool hasFront) =>
        hasFront ? [Subject.Archive, Subject.Front, Subject.Progress, Subject.Statuses] : [Subject.Archive, Subject.Progress, Subject.Statuses];

    private static Picture Draw(RunHistory run, Subject subject, double offset)
    {
        if (subject == Subject.Statuses)
        {
            return StatusFigure.Draw(run);
        }

        run.RequireElites();
        return subject switch
        {
            Subject.Archive => ArchiveFigure.Draw(run, offset),
            Subject.Front => FrontFigure.Draw(run, offset),
            _ => ProgressFigure.Draw(run, offset),
        };
    }
}
