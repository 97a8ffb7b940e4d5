using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary><c>evollm benchmark PROGRAM</c>: judges programs on benchmark instances, beside what is known of these.</summary>
internal sealed class BenchmarkCommand : Command
{
    private readonly Argument<string?> _program = new("program") { Description = "A C# file, a run (its best program), or reference:NAME; may be left out beside --references.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _problem = new("--problem", "-p") { Description = "The problem's name or folder; a run knows its own." };
    private readonly Option<string[]> _instances = new("--instances") { Description = "Files of instances, patterns such as 'tsplib/*.tsp', or folders.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _sets = new("--set") { Description = "Sets that are generated, by name; 'evollm problems NAME' lists them.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _references = new("--references") { Description = "Put the problem's references beside it." };
    private readonly Option<int> _workers = CommonOptions.Workers();
    private readonly Option<RequiredIsolation> _isolation = CommonOptions.Isolation();
    private readonly Option<bool> _json = CommonOptions.Json();

    public BenchmarkCommand(CliContext context)
        : base("benchmark", "Judge a program on benchmark instances: values, best known, gaps and their means.")
    {
        Add(_program);
        foreach (var option in (Option[])[_problem, _instances, _sets, _references, _workers, _isolation, _json])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => JudgeAsync(context, parsed, cancellationToken));
    }

    private async Task<int> JudgeAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (problem, programs) = BenchmarkProgram.Find(parsed.GetValue(_program), parsed.GetValue(_problem), parsed.GetValue(_references));
        var groups = new BenchmarkGroups(problem).Read(parsed.GetValue(_instances) ?? [], parsed.GetValue(_sets) ?? []);
        await using var evaluator = new ProgramEvaluator(problem, parsed.GetValue(_workers), context.Time);
        await SandboxGate.StartAsync(evaluator, parsed.GetValue(_isolation), cancellationToken).ConfigureAwait(false);
        var work = new BenchmarkWork(evaluator, parsed.GetValue(_workers));
        var table = await BenchmarkProgress.ShowAsync(context, work, work.JudgeAsync(programs, groups, cancellationToken)).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            BenchmarkJson.Show(context, table);
        }
        else
        {
            BenchmarkView.Show(context, problem.Definition, table);
        }

        return table.All(row => row.Scores.All(score => score.Evaluation.Status == EvaluationStatus.Ok)) ? ExitCodes.Done : ExitCodes.Failed;
    }
}
