using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary><c>--dry-run</c>: refuses what would be refused, says what it would cost, and does nothing else.</summary>
internal static class DryRunCommand
{
    /// <summary>For one run.</summary>
    /// <param name="context">Where it is shown.</param>
    /// <param name="choice">The method and its models.</param>
    /// <param name="settings">How the models are asked.</param>
    /// <param name="run">What is asked, what decides the course, and the name of the run.</param>
    /// <exception cref="StoreException">There is a run of that name.</exception>
    public static async Task<int> ShowAsync(CliContext context, MethodChoice choice, RunSettings settings, (LoadedProblem Problem, SearchOptions Options, string? Name) run)
    {
        var asked = (run.Problem.Definition, run.Options);
        var prompts = OperatorSet.Check(context, choice, settings with { Recorded = true }, asked);
        await PromptPreview.RequireValuesAsync(prompts, run.Problem.Definition, CancellationToken.None).ConfigureAwait(false);
        RunFolder.RequireFree(RunFolder.New(run.Problem.Definition.Name, run.Name));
        await RequireIsolationAsync(context, run.Problem, settings).ConfigureAwait(false);
        var (dry, obstacle) = (await DryRun.OfAsync(context, choice, settings, asked).ConfigureAwait(false), DryRun.Obstacle(context, choice, settings, run.Problem.Definition));
        if (settings.Json)
        {
            context.WriteLine(JsonOutput.Line(DryRunView.Describe(dry.Bound, dry.Prompt)));
        }
        else
        {
            DryRunView.Show(context, dry, obstacle);
        }

        return ExitCodes.Done;
    }

    /// <summary>For the runs of a comparison that are not finished; those that were begun count in full.</summary>
    /// <param name="context">Where it is shown.</param>
    /// <param name="plan">All runs.</param>
    /// <param name="settings">How the models are asked.</param>
    public static async Task<int> ShowAsync(CliContext context, IReadOnlyList<PlannedRun> plan, RunSettings settings)
    {
        var kinds = new List<(string Name, int Runs, DryRun Each)>();
        var obstacle = (string?)null;
        foreach (var runs in plan.GroupBy(run => run.Contender.Name))
        {
            var header = runs.First().Header;
            var choice = MethodChoice.Of(header);
            kinds.Add((runs.Key, runs.Count(run => !run.IsFinished), await DryRun.OfAsync(context, choice, settings, (header.Problem, header.Options)).ConfigureAwait(false)));
            obstacle ??= DryRun.Obstacle(context, choice, settings, header.Problem);
        }

        if (settings.Json)
        {
            kinds.ForEach(kind => context.WriteLine(JsonOutput.Line(Describe(kind.Name, kind.Runs, kind.Each.Bound.Times(kind.Runs), kind.Each.Prompt))));
            context.WriteLine(JsonOutput.Line(Describe("all", kinds.Sum(kind => kind.Runs), DryRunView.All(kinds), null)));
        }
        else
        {
            DryRunView.Show(context, kinds, obstacle);
        }

        return ExitCodes.Done;
    }

    private static JsonObject Describe(string name, int runs, CostBound bound, FirstPrompt? prompt)
    {
        var node = DryRunView.Describe(bound, prompt);
        node["method"] = name;
        node["runs"] = runs;
        return node;
    }

    /// <summary>Only who insists on isolation can be turned away for it.</summary>
    private static async Task RequireIsolationAsync(CliContext context, LoadedProblem problem, RunSettings settings)
    {
        if (settings.Isolation == RequiredIsolation.Full)
        {
            var evaluator = problem.CreateEvaluator(1, context.Time);
            await using (evaluator.ConfigureAwait(false))
            {
                await SandboxGate.StartAsync(evaluator, settings.Isolation, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
