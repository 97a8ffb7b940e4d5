using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm check FILE --problem NAME</c>: judges candidates as the search would.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string[]> _paths = new("paths") { Description = "C# files, or text files where the problem asks for texts; or folders of them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _problem = new("--problem", "-p") { Description = "The problem's name or folder.", Required = true };
    private readonly Option<Split> _split = new("--split") { Description = "The instances: training, validation or test.", DefaultValueFactory = _ => Split.Training };
    private readonly Option<RequiredIsolation> _isolation = CommonOptions.Isolation();
    private readonly Option<bool> _json = CommonOptions.Json();

    public CheckCommand(CliContext context)
        : base("check", "Judge programs, or texts, exactly as a search would.")
    {
        Add(_paths);
        Add(_problem);
        Add(_split);
        Add(_isolation);
        Add(_json);
        SetAction((parsed, cancellationToken) => CheckAsync(context, parsed, cancellationToken));
    }

    private async Task<int> CheckAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var problem = ProblemCatalog.Load(parsed.GetRequiredValue(_problem));
        SeedCheck.Require(problem.Definition);
        var files = Files(parsed.GetRequiredValue(_paths), problem.Definition.Contract is null ? ".txt" : ".cs");
        await using var evaluator = problem.CreateEvaluator(workers: 1, context.Time);
        await SandboxGate.StartAsync(evaluator, parsed.GetValue(_isolation), cancellationToken).ConfigureAwait(false);
        var allOk = true;
        foreach (var file in files)
        {
            var source = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            var check = await evaluator.CheckAsync(source, parsed.GetValue(_split), cancellationToken).ConfigureAwait(false);
            allOk &= check.Evaluation.Status == EvaluationStatus.Ok;
            if (parsed.GetValue(_json))
            {
                context.WriteLine(JsonOutput.Check(problem.Definition, file, check));
            }
            else
            {
                Print(context, problem.Definition, file, check);
            }
        }

        return allOk ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Print(CliContext context, Problem problem, string file, CandidateCheck check)
    {
        var evaluation = check.Evaluation;
        var ok = evaluation.Status == EvaluationStatus.Ok;
        var run = check.Run is { } outcome ? $"; {Figures.Count(outcome.FuelUsed)} steps, {outcome.Elapsed.TotalMilliseconds:F0} ms" : "";
        context.Out.MarkupLineInterpolated(
            $"{file}: [{(ok ? "green" : "red")}]{Figures.Status(evaluation.Status)}[/]{(ok ? $", {problem.Objective.Name} {Figures.Objective(problem, evaluation.Fitness)}" : "")}{run}");
        foreach (var line in evaluation.Feedback)
        {
            context.WriteLine($"  {line}");
        }
    }

    /// <summary>A file without a length is empty or no file at all but a pipe or a device, which may have no end: it is not opened.</summary>
    private static Task<string> ReadAsync(string file, CancellationToken cancellationToken) =>
        Target(file).Length > 0 ? File.ReadAllTextAsync(file, cancellationToken) : Task.FromResult("");

    private static FileSystemInfo Resolve(FileInfo file) => file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file;

    private static FileInfo Target(string path) => new(Resolve(new FileInfo(path)).FullName);

    private static List<string> Files(IEnumerable<string> paths, string extension)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*" + extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            }
            else if (Target(path).Exists)
            {
                files.Add(path);
            }
            else
            {
                throw new CliException($"There is no file or folder '{path}'.", ExitCodes.WrongUsage);
            }
        }

        return files.Count > 0 ? files : throw new CliException($"The folders hold no {extension} file.", ExitCodes.WrongUsage);
    }
}
