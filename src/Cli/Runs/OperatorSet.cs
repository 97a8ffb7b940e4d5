using EvoLLM.Evolver;
using EvoLLM.Operators;
using Microsoft.Extensions.AI;

namespace EvoLLM.Cli;

/// <summary>The operators that a run's models stand for: those that ask language models, or those that need none.</summary>
internal sealed class OperatorSet : IDisposable
{
    public const string Offline = "offline";

    private const int OfflineEvaluations = 2000;
    private const int ModelEvaluations = 200;

    // Editing what is there finds more than growing anew; growing keeps new material coming.
    private static readonly SortedDictionary<string, double> OfflineWeights = new() { ["mutation"] = 6, ["crossover"] = 3, ["growth"] = 1 };

    private readonly ModelOperators? _models;

    private OperatorSet(ModelOperators? models, IReadOnlyList<string> names)
    {
        _models = models;
        Operators = [.. models?.All ?? SyntaxOperators.Create(), new ConstantTuning()];
        Description = models is null ? "offline operators" : string.Join(", ", names);
    }

    private IReadOnlyList<IOperator> Operators { get; }

    /// <summary>Who proposes, in a few words.</summary>
    public string Description { get; }

    /// <summary>What the user should know before the run begins.</summary>
    public string? Notice => _models switch
    {
        null => "No language model is in play: programs are varied by editing their syntax trees. Choose a model with --model.",
        { Unpriced: { Count: > 0 } unpriced } => $"No price is known for {string.Join(", ", unpriced)}: calls count as 0 USD.",
        _ => null,
    };

    /// <summary>How many operators may work at once; <see langword="null"/> where the processors are the limit.</summary>
    private int? Concurrency => _models is null ? null : new ModelOptions().Concurrency;

    /// <summary>Evaluations where the user limits neither them nor the time: tokens and dollars do not bind where a model is free.</summary>
    public static int DefaultEvaluations(IReadOnlyList<string> models) => IsOffline(models) ? OfflineEvaluations : ModelEvaluations;

    /// <summary>How often each operator is asked relative to the others: the usual weights, and in their place those that the user gave.</summary>
    public static SortedDictionary<string, double> Weights(IReadOnlyList<string> models, IReadOnlyDictionary<string, double> given)
    {
        var weights = new SortedDictionary<string, double>(IsOffline(models) ? OfflineWeights : new SortedDictionary<string, double>());
        foreach (var (name, weight) in given)
        {
            weights[name] = weight;
        }

        return weights;
    }

    /// <summary>Sees that everything is there to ask the models, before a run is begun or gone on with.</summary>
    /// <exception cref="ModelException">A name or a key is wrong or missing.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    /// <exception cref="CliException">A limit or a setting cannot hold with these models.</exception>
    /// <returns>The prompts in use by name; none offline.</returns>
    public static IReadOnlyDictionary<string, PromptTemplateFile> Check(
        CliContext context, IReadOnlyList<string> models, RunSettings settings, SearchOptions options)
    {
        using var set = Create(context, models, settings, new NoCalls());
        set.RequireOperators(options.OperatorWeights);
        if (set._models is not { } proposers)
        {
            RefuseModelSettings(settings);
            return new SortedDictionary<string, PromptTemplateFile>();
        }

        if (options.Budget.Usd is not null && proposers.Unpriced is { Count: > 0 } unpriced)
        {
            throw Refusal($"--usd cannot be kept: no price is known for {string.Join(", ", unpriced)}; state it in the file that EVOLLM_PRICES names, or limit --tokens.");
        }

        var files = proposers.Prompts;
        return settings.Prompts is { } folder && !files.Values.Any(file => file.Path.StartsWith(folder, StringComparison.Ordinal))
            ? throw Refusal($"--prompts has no effect: '{folder}' holds none of {string.Join(", ", files.Keys.Select(name => name + ".prompt.md"))}.")
            : files;
    }

    public static OperatorSet Create(CliContext context, IReadOnlyList<string> models, RunSettings settings, ICallLog log)
    {
        if (IsOffline(models))
        {
            return new OperatorSet(null, models);
        }

        var setup = new ModelSetup
        {
            Models = [.. models.Select(ModelReference.Parse)],
            Environment = context.Environment,
            Time = context.Time,
            Recorded = settings.Recorded,
            Options = Options(settings),
        };
        var library = settings.Prompts is null ? new PromptLibrary() : new PromptLibrary(settings.Prompts);
        return new OperatorSet(ModelOperators.Create(setup, library, log), models);
    }

    private static ModelOptions Options(RunSettings settings) => new()
    {
        Temperature = settings.Temperature,
        ReasoningEffort = settings.ReasoningEffort is { } effort ? Enum.Parse<ReasoningEffort>(effort, ignoreCase: true) : null,
        RequestsPerMinute = settings.RequestsPerMinute,
        TokensPerMinute = settings.TokensPerMinute,
    };

    /// <summary>What a search with these operators is put together from.</summary>
    public SearchSetup Setup(RunHeader header, IEvaluator evaluator, int workers) => new()
    {
        Problem = header.Problem,
        Evaluator = evaluator,
        Operators = Operators,
        Options = header.Options,
        Workers = workers,
        ProposalConcurrency = Concurrency ?? workers,
    };

    private void RequireOperators(IReadOnlyDictionary<string, double> weights)
    {
        if (weights.Keys.FirstOrDefault(name => Operators.All(proposer => proposer.Name != name)) is { } unknown)
        {
            throw Refusal($"--weights names '{unknown}'; there are {string.Join(", ", Operators.Select(proposer => proposer.Name))}.");
        }

        if (Operators.All(proposer => weights.GetValueOrDefault(proposer.Name, proposer.DefaultWeight) == 0))
        {
            throw Refusal("--weights leaves no operator above 0.");
        }
    }

    private static void RefuseModelSettings(RunSettings settings)
    {
        var given = new (string Option, bool IsGiven)[]
        {
            ("--prompts", settings.Prompts is not null),
            ("--temperature", settings.Temperature is not null),
            ("--reasoning-effort", settings.ReasoningEffort is not null),
            ("--rpm", settings.RequestsPerMinute is not null),
            ("--tpm", settings.TokensPerMinute is not null),
        };
        if (Array.Find(given, setting => setting.IsGiven) is { Option: { } option })
        {
            throw Refusal($"{option} has no effect where no language model is in play; choose one with --model, or leave it out.");
        }
    }

    private static CliException Refusal(string line) => new(line, ExitCodes.WrongUsage);

    public void Dispose() => _models?.Dispose();

    /// <summary>The log of operators that are only set up.</summary>
    private sealed class NoCalls : ICallLog
    {
        public ModelCall? Find(ModelQuestion question) => null;

        public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private static bool IsOffline(IReadOnlyList<string> models)
    {
        var offline = models.Select(ModelReference.Parse).Count(model => model.Provider == ModelProvider.Offline);
        return offline == 0 ? false
            : offline == models.Count ? true
            : throw new ModelException("'offline' cannot be mixed with language models; name either it or them");
    }
}
