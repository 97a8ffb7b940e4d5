using System.CommandLine;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm check FILE --problem NAME</c>: judges programs as the search would.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string[]> _paths = new("paths") { Description = "C# files, or folders of them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _problem = new("--problem", "-p") { Description = "The problem's name or folder.", Required = true };
    private readonly Option<Split> _split = new("--split") { Description = "The instances: training, validation or test.", DefaultValueFactory = _ => Split.Training };
    private readonly Option<bool> _json = CommonOptions.Json();

    public CheckCommand(CliContext context)
        : base("check", "Judge programs exactly as a search would.")
    {
        Add(_paths);
        Add(_problem);
        Add(_split);
        Add(_json);
        SetAction((parsed, cancellationToken) => CheckAsync(context, parsed, cancellationToken));
    }

    private async Task<int> CheckAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var problem = ProblemCatalog.Load(parsed.GetRequiredValue(_problem));
        var files = Files(parsed.GetRequiredValue(_paths));
        await using var evaluator = new ProgramEvaluator(problem, new SandboxSettings { Workers = 1 }, context.Time);
        var allOk = true;
        foreach (var file in files)
        {
            var source = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            var preparation = await evaluator.PrepareAsync(source, cancellationToken).ConfigureAwait(false);
            var evaluation = preparation.Failure
                ?? await evaluator.EvaluateAsync(preparation, parsed.GetValue(_split), cancellationToken).ConfigureAwait(false);
            allOk &= evaluation.Status == EvaluationStatus.Ok;
            Print(context, problem.Definition, (file, evaluation), parsed.GetValue(_json));
        }

        return allOk ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Print(CliContext context, Problem problem, (string File, Evaluation Evaluation) result, bool json)
    {
        if (json)
        {
            var node = new JsonObject { ["file"] = result.File };
            foreach (var (name, value) in JsonOutput.Evaluation(problem, result.Evaluation).ToList())
            {
                node[name] = value?.DeepClone();
            }

            context.WriteLine(JsonOutput.Line(node));
            return;
        }

        var ok = result.Evaluation.Status == EvaluationStatus.Ok;
        context.Out.MarkupLineInterpolated(
            $"{result.File}: [{(ok ? "green" : "red")}]{Figures.Status(result.Evaluation.Status)}[/]{(ok ? $", {problem.Objective.Name} {Figures.Objective(problem, result.Evaluation.Fitness)}" : "")}");
        foreach (var line in result.Evaluation.Feedback)
        {
            context.WriteLine($"  {line}");
        }
    }

    private static List<string> Files(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new CliException($"There is no file or folder '{path}'.", ExitCodes.WrongUsage);
            }
        }

        return files.Count > 0 ? files : throw new CliException("The folders hold no .cs file.", ExitCodes.WrongUsage);
    }
}
