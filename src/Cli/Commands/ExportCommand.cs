using System.CommandLine;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm export RUN</c>: the whole history, byte for byte the same for the same run.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string?> _run = new("run") { Description = "The run's name or path; the newest where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The file to write; standard output where none is given." };
    private readonly Option<ExportFormat?> _format = new("--format")
    {
        Description = "jsonl: all of the run, to be imported again; csv or parquet: a table with a row for each proposal. Told by the file's name where not given.",
    };

    public ExportCommand(CliContext context)
        : base("export", "Write a run's whole history. Holds nothing that depends on time or machine: the same seed and answers give the same bytes.")
    {
        Add(_run);
        Add(_out);
        Add(_format);
        SetAction((parsed, cancellationToken) => ExportAsync(context, parsed, cancellationToken));
    }

    private async Task<int> ExportAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var reader = RunReader.Open(RunFolders.Find(parsed.GetValue(_run)));
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
        if (path is null)
        {
            await WriteAsync(reader, format, context.Out.Profile.Out.Writer, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        // What is there already is not given up for a run that cannot be read.
        reader.Verify();
        await ReplaceAsync(path, file => WriteAsync(reader, format, file, cancellationToken)).ConfigureAwait(false);
        context.WriteLine($"{Figures.Count(reader.Count)} proposals written to {path}");
        return ExitCodes.Done;
    }

    /// <summary>
    /// Writes beside a file and takes its place when all is there. What has no length has nothing to lose and may be a pipe
    /// or a device: it is written to, as a link is.
    /// </summary>
    private static async Task ReplaceAsync(string path, Func<FileStream, Task> write)
    {
        var isFile = !Path.Exists(path) || new FileInfo(path) is { Exists: true, Length: > 0, LinkTarget: null };
        var target = isFile ? $"{path}.{Environment.ProcessId}.part" : path;
        try
        {
            var file = new FileStream(target, FileMode.Create, FileAccess.Write);
            await using (file.ConfigureAwait(false))
            {
                await write(file).ConfigureAwait(false);
            }

            if (isFile)
            {
                File.Move(target, path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"'{path}' cannot be written ({exception.Message.TrimEnd('.')}); name another file with --out.");
        }
        finally
        {
            if (isFile && File.Exists(target))
            {
                File.Delete(target);
            }
        }
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
        _ => ExportFormat.Jsonl,
    };
}
