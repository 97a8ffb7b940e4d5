using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The options of an export that is one candidate, for use outside, and the export itself.</summary>
internal sealed class CandidateOptions
{
    private readonly Option<bool> _best = new("--best") { Description = "For csharp and onnx: the best candidate of the run, which is meant where none is named." };
    private readonly Option<int?> _candidate = new Option<int?>("--candidate") { Description = "For csharp and onnx: the candidate of that number." }.AtLeast(0);

    public IEnumerable<Option> All => [_best, _candidate];

    /// <summary>Whether a format is of one candidate.</summary>
    public static bool Takes(ExportFormat format) => format is ExportFormat.CSharp or ExportFormat.Onnx;

    /// <summary>Refuses what another format has no use for.</summary>
    /// <exception cref="CliException">There is something.</exception>
    public void Refuse(ParseResult parsed, ExportFormat format)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new CliException($"{given.Name} has no effect with --format {FormatOption.Name(format)}; it belongs to --format csharp and onnx.", ExitCodes.WrongUsage);
        }
    }

    public async Task<int> ExportAsync(
        CliContext context, ParseResult parsed, (ExportFormat Format, IReadOnlyList<string> Runs, string? Path) export, CancellationToken cancellationToken)
    {
        if (export.Runs.Count > 1)
        {
            throw new CliException($"--format {FormatOption.Name(export.Format)} is of one run; {export.Runs.Count} are named.", ExitCodes.WrongUsage);
        }

        if (export is { Format: ExportFormat.Onnx, Path: null })
        {
            throw new CliException("An ONNX model is not text; name it with --out.", ExitCodes.WrongUsage);
        }

        using var reader = RunReader.Open(RunFolders.Find(export.Runs is [var run] ? run : null));
        var candidate = Find(parsed, reader);
        if (export.Path is not { } path)
        {
            await context.Out.Profile.Out.Writer.WriteLineAsync(candidate.Source).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        var artifact = export.Format == ExportFormat.CSharp
            ? new CandidateArtifact(System.Text.Encoding.UTF8.GetBytes(candidate.Source!), "Its source")
            : await MakeAsync(context, reader.Header, candidate.Source!, cancellationToken).ConfigureAwait(false);
        await ExportFile.ReplaceAsync(path, file => file.WriteAsync(artifact.Bytes, cancellationToken).AsTask()).ConfigureAwait(false);
        context.WriteLine($"Candidate {candidate.Id} written to {path}. {artifact.Summary}.");
        return ExitCodes.Done;
    }

    private ProposalRecord Find(ParseResult parsed, RunReader reader)
    {
        if (parsed.GetValue(_candidate) is { } number)
        {
            if (parsed.GetValue(_best))
            {
                throw new CliException("--best and --candidate name two candidates; leave one out.", ExitCodes.WrongUsage);
            }

            return reader.Find(new CandidateId(number)) is { Source: not null } named
                ? named
                : throw new CliException($"The run has no candidate {number} with a source; 'evollm show' lists its elites.", ExitCodes.WrongUsage);
        }

        return (reader.Report is { } report ? reader.Find(report.Champion) : reader.Best(1) is [var fittest, ..] ? fittest : null)
            ?? throw new CliException("The run has no valid candidate yet.");
    }

    private static async Task<CandidateArtifact> MakeAsync(CliContext context, RunHeader header, string source, CancellationToken cancellationToken)
    {
        var problem = ProblemIdentity.Load(header);
        if (problem.Code is not ProgramProblem { Artifacts: var kinds } || !kinds.Contains("onnx"))
        {
            throw new CliException($"The candidates of problem '{problem.Definition.Name}' build no networks, so there is nothing that ONNX could hold; --format csharp writes the source.", ExitCodes.WrongUsage);
        }

        await using var evaluator = new ProgramEvaluator(problem, workers: 1, context.Time);
        await SandboxGate.StartAsync(evaluator, RequiredIsolation.Process, cancellationToken).ConfigureAwait(false);
        return await evaluator.MakeAsync(source, "onnx", cancellationToken).ConfigureAwait(false);
    }
}
