using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm import FILE</c>: a run from what <c>export</c> wrote as JSON lines.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "A run that was exported as JSON lines." };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The name or folder of the new run; the next free name of its problem where none is given." };

    public ImportCommand(CliContext context)
        : base("import", "Make a run of an exported file. Exported again, it gives the same bytes; a file with a broken line is refused whole.")
    {
        Add(_file);
        Add(_out);
        SetAction((parsed, cancellationToken) => ImportAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ImportAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        if (file.Length == 0)
        {
            throw new CliException("The name of the file is empty; name a run that was exported as JSON lines.", ExitCodes.WrongUsage);
        }

        var import = RunImport.Open(file);
        var folder = RunFolder.New(import.Header.Problem.Name, parsed.GetValue(_out));
        await import.WriteAsync(folder, cancellationToken).ConfigureAwait(false);
        context.WriteLine($"{Figures.Count(import.Count)} proposals imported to {RunFolders.Display(folder)}");
        return ExitCodes.Done;
    }
}
