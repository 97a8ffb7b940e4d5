using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>Data to train a model with, made of one run or several.</summary>
/// <param name="format">What is made of them.</param>
/// <param name="share">For programs: the share of the best of their niche that they reach at least, 0 to 1.</param>
internal sealed class TrainingExport(ExportFormat format, double share)
{
    private const string Elm = "elm";
    private const string EvoPrompting = "evoprompting";

    /// <summary>Whether a format is one of these.</summary>
    public static bool Takes(ExportFormat format) => format is ExportFormat.ElmEdits or ExportFormat.ElmPrograms or ExportFormat.Hindsight;

    /// <summary>The examples, run by run.</summary>
    /// <param name="runs">The runs with what the user calls them.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="CliException">A run is of another method, or the runs do not go together, or there is nothing in them.</exception>
    public async Task<IReadOnlyList<TrainingExample>> ReadAsync(IReadOnlyList<(string Name, RunReader Run)> runs, CancellationToken cancellationToken)
    {
        IReadOnlyList<TrainingExample> examples = format switch
        {
            ExportFormat.ElmEdits => [.. runs.SelectMany(run => ElmTrainingSet.Edits(Of(Elm, run).Proposals()))],
            ExportFormat.ElmPrograms => [.. ElmTrainingSet.Programs(OfOneMap(runs).Select(run => run.Proposals()), share)],
            _ => await HindsightAsync(runs, cancellationToken).ConfigureAwait(false),
        };
        return examples.Count > 0 ? examples : throw new CliException($"There is nothing to export as {FormatOption.Name(format)}: {Missing}.");
    }

    private string Missing => format switch
    {
        ExportFormat.ElmEdits => "no edit was accepted",
        ExportFormat.ElmPrograms => "no program was admitted",
        _ => "no candidate has parents",
    };

    private static async Task<IReadOnlyList<TrainingExample>> HindsightAsync(IReadOnlyList<(string Name, RunReader Run)> runs, CancellationToken cancellationToken)
    {
        var examples = new List<TrainingExample>();
        foreach (var run in runs.Select(run => Of(EvoPrompting, run, ExportFormat.Hindsight)))
        {
            await foreach (var example in HindsightExport.ReadAsync(run.Header.Problem, run.Proposals(), run.Header.MethodSettings, cancellationToken).ConfigureAwait(false))
            {
                examples.Add(example);
            }
        }

        return examples;
    }

    private static RunReader Of(string method, (string Name, RunReader Run) run, ExportFormat format = ExportFormat.ElmEdits) => run.Run.Header.Method == method
        ? run.Run
        : throw new CliException($"'{run.Name}' is a run of method '{run.Run.Header.Method}'; {FormatOption.Name(format)} is made of runs of method '{method}'.", ExitCodes.WrongUsage);

    /// <summary>The best of a niche over all runs is asked for: the niches must be the same ones.</summary>
    private static IEnumerable<RunReader> OfOneMap(IReadOnlyList<(string Name, RunReader Run)> runs)
    {
        var first = runs[0].Run.Header;
        if (runs.FirstOrDefault(run => run.Run.Header.Options.Archive.Kind is ArchiveKind.Novelty or ArchiveKind.Pareto) is { Run: not null, Name: var name })
        {
            throw new CliException($"'{name}' has an archive without niches; {FormatOption.Name(ExportFormat.ElmPrograms)} takes the best of each niche.", ExitCodes.WrongUsage);
        }

        return runs.FirstOrDefault(run => !SameMap(run.Run.Header, first)) is { Run: not null, Name: var other }
            ? throw new CliException($"'{other}' has another problem or archive than '{runs[0].Name}'; export runs together whose niches are the same.", ExitCodes.WrongUsage)
            : runs.Select(run => run.Run);
    }

    private static bool SameMap(RunHeader one, RunHeader other) =>
        one.Problem.Name == other.Problem.Name && one.Problem.Measures.SequenceEqual(other.Problem.Measures) && one.Options.Archive == other.Options.Archive;
}
