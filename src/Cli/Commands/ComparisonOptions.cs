using System.CommandLine;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The options of a comparison that makes its runs.</summary>
internal sealed class ComparisonOptions
{
    /// <summary>What of the options of a run holds for several methods alike.</summary>
    private static readonly string[] Shared = [.. ModelCallOptions.Names, "--workers", "--require-isolation", "--plain"];

    private readonly Option<string?> _problem = new("--problem") { Description = "Make the runs: a problem's name, or the folder of one of your own." };
    private readonly Option<string[]> _methods = ContenderOption.Create();
    private readonly Option<string[]> _models = new("--model", "-m") { Description = "The model, or models, of the methods that name none.", DefaultValueFactory = _ => [OperatorSet.Offline] };
    private readonly Option<int> _seeds = new Option<int>("--seeds") { Description = "How many runs of each method, each with a seed of its own.", DefaultValueFactory = _ => 5 }.Within(1, 1000);
    private readonly Option<ulong> _first = new("--first-seed") { Description = "The first seed; the others follow it.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _inFlight = new Option<int>("--in-flight") { Description = "Proposals under way at once, 1 to 1024; part of the result.", DefaultValueFactory = _ => 8 }.Within(1, 1024);
    private readonly Option<bool> _dryRun = CommonOptions.DryRun();
    private readonly BudgetOptions _budget = new();
    private readonly StopOptions _stop = new();
    private readonly SessionOptions _session = new();

    public IEnumerable<Option> All =>
        [_problem, _methods, _models, _seeds, _first, .. _budget.All, .. _stop.All, _inFlight, _dryRun, .. _session.All.Where(option => Shared.Contains(option.Name))];

    /// <summary>Whether runs are to be made.</summary>
    /// <exception cref="CliException">An option has no effect because none are.</exception>
    public bool IsAsked(ParseResult parsed) =>
        parsed.GetValue(_problem) is not null
        || (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given
            ? throw new CliException($"{given.Name} has no effect on runs that are there; name a problem with --problem to make runs, or leave it out.", ExitCodes.WrongUsage)
            : false);

    /// <summary>Whether only the cost is asked for.</summary>
    public bool IsDry(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>How the runs are worked on and shown.</summary>
    public RunSettings Settings(ParseResult parsed, bool json) => _session.Read(parsed) with { Json = json, Recorded = IsDry(parsed) };

    /// <summary>What is compared, everything seen to that 'evollm run' would see to.</summary>
    /// <exception cref="CliException">An option is missing or has no effect.</exception>
    public Comparison Read(CliContext context, ParseResult parsed, RunSettings settings)
    {
        if (parsed.GetValue(_methods) is not { Length: > 0 } methods)
        {
            throw new CliException("Name what to compare: --method map-elites --method best-of-n; 'evollm methods' lists them.", ExitCodes.WrongUsage);
        }

        var problem = ProblemCatalog.Load(parsed.GetValue(_problem)!);
        var choices = methods.Select(method => ContenderOption.Read(method, parsed.GetRequiredValue(_models))).ToList();
        var stop = _stop.Read(parsed, problem.Definition, new StopRule());
        var comparison = new Comparison
        {
            Contenders = [.. methods.Zip(choices, (name, choice) => new Contender(name, ExperimentOf(problem, choice, Effective(settings, choice, choices)) with
            {
                Stop = stop,
                InFlight = parsed.GetValue(_inFlight),
                Time = context.Time,
            }))],
            Seeds = [.. Enumerable.Range(0, parsed.GetValue(_seeds)).Select(index => parsed.GetValue(_first) + (ulong)index)],
            Budget = _budget.Read(parsed, new Budget()),
        };
        foreach (var choice in choices)
        {
            OperatorSet.Check(context, choice, Effective(settings, choice, choices), (problem.Definition, OptionsOf(choice, comparison.CommonBudget)));
        }

        return comparison;
    }

    private static SearchOptions OptionsOf(MethodChoice choice, Budget budget) => new()
    {
        Budget = budget,
        OperatorWeights = MethodDefaults.Weights(choice, new Dictionary<string, double>()),
    };

    /// <summary>Settings of models have none on an offline method beside others that have models.</summary>
    private static RunSettings Effective(RunSettings settings, MethodChoice choice, List<MethodChoice> all) => choice.IsOffline && !all.TrueForAll(other => other.IsOffline)
        ? settings with { Asking = new ModelSettings { Concurrency = settings.Asking.Concurrency } }
        : settings;

    private static Experiment ExperimentOf(LoadedProblem problem, MethodChoice choice, RunSettings settings) => new(problem)
    {
        Method = choice.Method.Name,
        Settings = choice.Settings,
        Models = choice.Models,
        ModelOptions = settings.Asking.ToOptions(),
        Cache = settings.Asking.Cache,
        Workers = settings.Workers,
        IsDry = settings.Recorded,
    };
}
