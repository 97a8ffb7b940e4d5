using System.CommandLine;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>The options of an export that is training data, and the export itself.</summary>
internal sealed class TrainingOptions
{
    // The paper's two cuts are 0.5 and 0.8, and it holds 5 % out.
    private const double DefaultShare = 0.5;

    private readonly Option<double?> _share = new Option<double?>("--share")
    {
        Description = "For elm-programs: how much of the best fitness of its niche, over all runs, a program must reach, 0 to 1; 0.5 where not given.",
    }.Within(0, 1);

    private readonly Option<double?> _holdOut = new Option<double?>("--hold-out")
    {
        Description = "The share of training data, 0 to 1, that is held out in a second file FILE.held-out.jsonl; by a hash, so that it is the same in every export.",
    }.Within(0, 1);

    public IEnumerable<Option> All => [_share, _holdOut];

    /// <summary>Refuses what another format has no use for.</summary>
    /// <exception cref="CliException">There is something.</exception>
    public void Refuse(ParseResult parsed, ExportFormat format)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new CliException($"{given.Name} has no effect with --format {FormatOption.Name(format)}; it belongs to training data.", ExitCodes.WrongUsage);
        }
    }

    public async Task<int> ExportAsync(
        CliContext context, ParseResult parsed, (ExportFormat Format, IReadOnlyList<string> Runs, string? Path) export, CancellationToken cancellationToken)
    {
        var holdOut = parsed.GetValue(_holdOut);
        Check(parsed, export.Format, export.Path, holdOut);
        var examples = await ReadAsync(new TrainingExport(export.Format, parsed.GetValue(_share) ?? DefaultShare), export.Runs, cancellationToken).ConfigureAwait(false);
        if (export.Path is not { } path)
        {
            await WriteAsync(context.Out.Profile.Out.Writer, examples).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        var sides = holdOut is { } share ? examples.ToLookup(example => example.IsHeldOut(share)) : examples.ToLookup(_ => false);
        foreach (var (side, file) in holdOut is null ? [(false, path)] : new[] { (false, path), (true, HeldOut(path)) })
        {
            await ExportFile.ReplaceAsync(file, stream => WriteAsync(stream, sides[side])).ConfigureAwait(false);
            context.WriteLine($"{Figures.Count(sides[side].Count())} examples written to {file}");
        }

        return ExitCodes.Done;
    }

    private void Check(ParseResult parsed, ExportFormat format, string? path, double? holdOut)
    {
        if (format != ExportFormat.ElmPrograms && parsed.GetResult(_share) is { Implicit: false })
        {
            throw new CliException($"--share has no effect with --format {FormatOption.Name(format)}; it belongs to {FormatOption.Name(ExportFormat.ElmPrograms)}.", ExitCodes.WrongUsage);
        }

        if (holdOut is not null && path is null)
        {
            throw new CliException("--hold-out writes two files; name the first with --out.", ExitCodes.WrongUsage);
        }

        foreach (var file in path is null ? [] : holdOut is null ? [path] : new[] { path, HeldOut(path) })
        {
            ExportFile.RefuseExisting(file);
        }
    }

    private static async Task<IReadOnlyList<TrainingExample>> ReadAsync(TrainingExport export, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var runs = new List<(string Name, RunReader Run)>();
        try
        {
            foreach (var folder in names.Count == 0 ? [RunFolders.Find(null)] : names.Select(RunFolders.Find).Distinct())
            {
                runs.Add((RunFolders.Display(folder), RunReader.Open(folder)));
            }

            return await export.ReadAsync(runs, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            runs.ForEach(run => run.Run.Dispose());
        }
    }

    /// <summary><c>train.jsonl</c> becomes <c>train.held-out.jsonl</c>.</summary>
    private static string HeldOut(string path) => Path.ChangeExtension(path, ".held-out" + Path.GetExtension(path));

    private static async Task WriteAsync(Stream stream, IEnumerable<TrainingExample> examples)
    {
        var writer = new StreamWriter(stream, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await WriteAsync(writer, examples).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(TextWriter writer, IEnumerable<TrainingExample> examples)
    {
        foreach (var example in examples)
        {
            await writer.WriteAsync(example.Line + "\n").ConfigureAwait(false);
        }
    }
}
