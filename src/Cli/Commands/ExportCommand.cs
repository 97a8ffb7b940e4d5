using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm export RUN</c>: the whole history, byte for byte the same for the same run; or training data of several.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string[]> _runs = new("run") { Description = "The run's name or path; the newest where none is given. Training data is made of one or several.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The file to write; standard output where none is given." };
    private readonly Option<ExportFormat?> _format = FormatOption.Create();
    private readonly CandidateOptions _candidate = new();
    private readonly TrainingOptions _training = new();

    public ExportCommand(CliContext context)
        : base("export", "Write a run's whole history. Holds nothing that depends on time or machine: the same seed and answers give the same bytes.")
    {
        Add(_runs);
        Add(_out);
        Add(_format);
        foreach (var option in _candidate.All.Concat(_training.All))
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => ExportAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ExportAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(_out);
        if (path is "")
        {
            throw new CliException("--out is empty; name the file to write.", ExitCodes.WrongUsage);
        }

        if (path is not null && RunFolders.IsJournal(path))
        {
            throw new CliException($"'{path}' is the journal of a run, which nothing can replace; name another file with --out.", ExitCodes.WrongUsage);
        }

        var format = parsed.GetValue(_format) ?? FormatOf(path);
        var runs = parsed.GetValue(_runs) ?? [];
        if (TrainingExport.Takes(format))
        {
            _candidate.Refuse(parsed, format);
            return await _training.ExportAsync(context, parsed, (format, runs, path), cancellationToken).ConfigureAwait(false);
        }

        _training.Refuse(parsed, format);
        if (CandidateOptions.Takes(format))
        {
            return await _candidate.ExportAsync(context, parsed, (format, runs, path), cancellationToken).ConfigureAwait(false);
        }

        _candidate.Refuse(parsed, format);
        using var reader = runs.Length <= 1
            ? RunReader.Open(RunFolders.Find(runs.FirstOrDefault()))
            : throw new CliException($"--format {FormatOption.Name(format)} is of one run; {runs.Length} are named.", ExitCodes.WrongUsage);
        return await ExportAsync(context, reader, (format, path), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ExportAsync(CliContext context, RunReader reader, (ExportFormat Format, string? Path) target, CancellationToken cancellationToken)
    {
        if (target.Path is not { } path)
        {
            await WriteAsync(reader, target.Format, context.Out.Profile.Out.Writer, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        // What is there already is not given up for a run that cannot be read.
        reader.Verify();
        await ExportFile.ReplaceAsync(path, file => WriteAsync(reader, target.Format, file, cancellationToken)).ConfigureAwait(false);
        context.WriteLine($"{Figures.Count(reader.Count)} proposals written to {path}");
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(RunReader reader, ExportFormat format, FileStream file, CancellationToken cancellationToken)
    {
        if (format == ExportFormat.Parquet)
        {
            await new RunTable(reader).WriteParquetAsync(file, cancellationToken).ConfigureAwait(false);
            return;
        }

        var writer = new StreamWriter(file, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await WriteAsync(reader, format, writer, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(RunReader reader, ExportFormat format, TextWriter writer, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case ExportFormat.Parquet:
                throw new CliException("A Parquet file is not text; name it with --out.", ExitCodes.WrongUsage);
            case ExportFormat.Csv:
                await new RunTable(reader).WriteCsvAsync(writer, cancellationToken).ConfigureAwait(false);
                break;
            default:
                RunExport.Write(reader, writer);
                break;
        }
    }

    private static ExportFormat FormatOf(string? path) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        ".CSV" => ExportFormat.Csv,
        ".PARQUET" => ExportFormat.Parquet,
        ".CS" => ExportFormat.CSharp,
        ".ONNX" => ExportFormat.Onnx,
        _ => ExportFormat.Jsonl,
    };
}
