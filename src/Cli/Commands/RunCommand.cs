using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary><c>evollm run PROBLEM</c>: evolves programs and stores everything; <c>evollm run SCRIPT.csx</c> does what a script says.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string> _problem = new("problem") { Description = "A problem's name ('evollm problems' lists them), the folder of one of your own, or a script (.csx)." };
    private readonly Argument<string[]> _arguments = new("arguments") { Description = "What a script is given, after '--'.", Arity = ArgumentArity.ZeroOrMore };
    private readonly MethodOptions _method = new();
    private readonly ArmChoiceOptions _choice = new();
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seeds every random decision: the same seed and answers give the same run.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _inFlight = new Option<int>("--in-flight")
    {
        Description = "Proposals under way at once, 1 to 1024; part of the result, unlike --workers.",
        DefaultValueFactory = _ => 8,
    }.Within(1, 1024);

    private readonly Option<ArchiveChoice?> _archive = ArchiveOption.Create();
    private readonly Option<IReadOnlyDictionary<string, double>> _weights = WeightsOption.Create();
    private readonly Option<double?> _cascade = new("--cascade")
    {
        Description = "Run a candidate on the first training instances only unless it reaches this figure of the objective there. Default: on all, always.",
    };

    private readonly Option<int?> _reevaluate = new Option<int?>("--reevaluate")
    {
        Description = "Evaluate each candidate so often and take the mean, where a problem's outcome is noisy. Default: what the problem says.",
    }.Within(1, 1000);

    private readonly Option<string?> _out = new("--out", "-o") { Description = "The run's name below runs/, or a path. Default: the next free PROBLEM-NNN." };
    private readonly Option<bool> _dryRun = CommonOptions.DryRun();
    private readonly BudgetOptions _budget = new();
    private readonly StopOptions _stop = new();
    private readonly ArchipelagoOptions _archipelago = new();
    private readonly SessionOptions _session = new();

    public RunCommand(CliContext context)
        : base("run", "Evolve programs for a problem.")
    {
        Add(_problem);
        Add(_arguments);
        foreach (var option in (Option[])[.. _method.All, .. _choice.All, _seed, .. _budget.All, .. _stop.All, _inFlight, _archive, .. _archipelago.All, _weights, _reevaluate, _cascade, _out, _dryRun, .. _session.All])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => ScriptRun.IsScript(parsed.GetRequiredValue(_problem))
            ? ScriptRun.RunAsync(context, parsed.GetRequiredValue(_problem), ArgumentsOf(parsed), cancellationToken)
            : RunAsync(context, parsed, cancellationToken));
    }

    private string[] ArgumentsOf(ParseResult parsed) =>
        Options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given
            ? throw new CliException($"{given.Name} has no effect: a script says itself how it searches. What is for the script stands after '--'.", ExitCodes.WrongUsage)
            : parsed.GetValue(_arguments) ?? [];

    private void RefuseArguments(ParseResult parsed)
    {
        if (parsed.GetValue(_arguments) is [var first, ..])
        {
            throw new CliException($"There is no command or option '{first}' here.\nSee 'evollm run --help'.", ExitCodes.WrongUsage);
        }
    }

    private async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        RefuseArguments(parsed);
        var problem = ProblemCatalog.Load(parsed.GetRequiredValue(_problem));
        var choice = _method.Read(parsed);
        var settings = _session.Read(parsed);
        var options = SearchOptionsOf(parsed, problem.Definition, choice);
        if (parsed.GetValue(_dryRun))
        {
            return await DryRunCommand.ShowAsync(context, choice, settings, (problem, options, parsed.GetValue(_out))).ConfigureAwait(false);
        }

        var prompts = OperatorSet.Check(context, choice, settings, (problem.Definition, options));
        await PromptPreview.RequireValuesAsync(prompts, problem.Definition, cancellationToken).ConfigureAwait(false);
        await using var evaluator = problem.CreateEvaluator(settings.Workers, context.Time, cascade: options.Cascade);
        var isolation = await SandboxGate.StartAsync(evaluator, settings.Isolation, cancellationToken).ConfigureAwait(false);
        var header = new RunHeader
        {
            Version = ProgramVersion.Text,
            Created = context.Time.GetUtcNow(),
            Problem = problem.Definition,
            ProblemFolder = problem.Folder,
            ProblemHash = ProblemHash.Of(problem),
            Method = choice.Method.Name,
            MethodSettings = choice.Settings,
            Models = choice.Models,
            AnswersFrom = choice.AnswersFrom,
            ModelsFor = choice.ModelsFor.Count > 0 ? choice.ModelsFor : null,
            EscalateTo = choice.EscalateTo,
            Temperature = settings.Asking.Temperature,
            TopP = settings.Asking.TopP,
            MaxOutputTokens = settings.Asking.MaxOutputTokens,
            MaxPromptTokens = settings.Asking.MaxPromptTokens,
            StopSequences = settings.Asking.StopSequences,
            ReasoningEffort = settings.Asking.ReasoningEffort,
            PromptsFolder = settings.Prompts is { } own ? Path.GetFullPath(own) : null,
            Prompts = new SortedDictionary<string, string>(prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.Hash), StringComparer.Ordinal),
            Options = options,
            Isolation = IsolationLines.Of(isolation),
        };
        var store = await RunFolder.CreateAsync(parsed.GetValue(_out), header, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            return await new RunSession(context, settings, isolation).RunAsync(evaluator, store, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private SearchOptions SearchOptionsOf(ParseResult parsed, Problem problem, MethodChoice choice)
    {
        var budget = _budget.Read(parsed, new Budget());
        return _choice.Apply(parsed, choice, new SearchOptions
        {
            Seed = parsed.GetValue(_seed),
            InFlight = parsed.GetValue(_inFlight),
            Archive = parsed.GetValue(_archive) ?? problem.Archive ?? ArchiveChoice.Grid,
            Islands = _archipelago.Read(parsed),
            Repetitions = RepetitionsOf(parsed, problem),
            Cascade = parsed.GetValue(_cascade) is { } figure ? problem.Objective.Flip(figure) : null,
            OperatorWeights = MethodDefaults.Weights(choice, parsed.GetValue(_weights)!),
            Budget = budget is { Evaluations: null, WallTime: null, CpuTime: null } ? budget with { Evaluations = MethodDefaults.Evaluations(choice) } : budget,
            Stop = _stop.Read(parsed, problem, new StopRule { TargetFitness = problem.Objective.Solved is { } solved ? problem.Objective.Flip(solved) : null }),
        });
    }

    private int RepetitionsOf(ParseResult parsed, Problem problem) =>
        parsed.GetValue(_reevaluate) is not { } repetitions ? problem.Repetitions
        : repetitions == 1 || problem.Repetitions > 1 ? repetitions
        : throw new CliException(
            $"--reevaluate has no effect: the outcome of problem '{problem.Name}' is not noisy (its Repetitions are 1). Leave it out.", ExitCodes.WrongUsage);
}
