using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm plot RUN</c>: a picture of the archive.</summary>
internal sealed class PlotCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _out = new("--out", "-o") { Description = "The SVG file to write.", DefaultValueFactory = _ => "archive.svg" };

    public PlotCommand(CliContext context)
        : base("plot", "Draw a run's archive as an SVG file.")
    {
        Add(_run);
        Add(_out);
        SetAction(parsed => Plot(context, parsed));
    }

    private int Plot(CliContext context, ParseResult parsed)
    {
        using var reader = RunReader.Open(RunFolders.Find(parsed.GetValue(_run)));
        var problem = reader.Header.Problem;
        var elites = ArchiveView.Elites(reader);
        var title = $"{problem.Name}: {problem.Objective.Name}, {Figures.Count(elites.Count)} elites of {Figures.Count(reader.Count)} proposals";
        var path = parsed.GetRequiredValue(_out);
        File.WriteAllText(path, ArchiveSvg.Draw(new HeatMap(problem, elites), title));
        context.WriteLine($"archive drawn to {path}");
        return ExitCodes.Done;
    }
}
