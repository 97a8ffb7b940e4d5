using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm export RUN</c>: the whole history as JSON lines, byte for byte the same for the same run.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The file to write; standard output where none is given." };

    public ExportCommand(CliContext context)
        : base("export", "Write a run's whole history as JSON lines. Holds nothing that depends on time or machine: the same seed and answers give the same bytes.")
    {
        Add(_run);
        Add(_out);
        SetAction(parsed => Export(context, parsed));
    }

    private int Export(CliContext context, ParseResult parsed)
    {
        using var reader = RunReader.Open(RunFolders.Find(parsed.GetValue(_run)));
        if (parsed.GetValue(_out) is not { } path)
        {
            RunExport.Write(reader, context.Out.Profile.Out.Writer);
            return ExitCodes.Done;
        }

        using (var file = new StreamWriter(path))
        {
            RunExport.Write(reader, file);
        }

        context.WriteLine($"{Figures.Count(reader.Count)} proposals written to {path}");
        return ExitCodes.Done;
    }
}
