using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary>A method put together with its models: who proposes, and in which course.</summary>
internal sealed class OperatorSet : IDisposable
{
    public const string Offline = "offline";

    private readonly Prompting? _prompting;
    private readonly MethodParts _parts;

    private OperatorSet(MethodChoice choice, Prompting? prompting, MethodParts parts)
    {
        (_prompting, _parts) = (prompting, parts);
        var who = prompting is null ? "offline operators" : ModelText.Of(choice);
        Description = parts.CreateSchedule is null ? who : $"{choice.Method.Name} with {who}";
    }

    /// <summary>The method.</summary>
    public MethodParts Parts => _parts;

    /// <summary>Asks the models; <see langword="null"/> where none is in play.</summary>
    public Prompting? Prompting => _prompting;

    /// <summary>Who proposes, in a few words.</summary>
    public string Description { get; }

    /// <summary>What the user should know before the run begins.</summary>
    public string? Notice => _prompting switch
    {
        null => "No language model is in play: programs are varied by editing their syntax trees. Choose a model with --model.",
        { Unpriced: { Count: > 0 } unpriced } => $"No price is known for {string.Join(", ", unpriced)}: calls count as 0 USD.",
        _ => null,
    };

    /// <summary>Sees that everything is there to ask the models, before a run is begun or gone on with.</summary>
    /// <exception cref="ModelException">A name or a key is wrong or missing.</exception>
    /// <exception cref="MethodException">An option of the method is unknown or out of range.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    /// <exception cref="CliException">A limit or a setting cannot hold with these models.</exception>
    /// <returns>The prompts in use by name; none offline.</returns>
    public static IReadOnlyDictionary<string, PromptTemplateFile> Check(
        CliContext context, MethodChoice choice, RunSettings settings, (Problem Problem, SearchOptions Options) run)
    {
        choice.RequireFor(run.Problem);
        using var set = Create(context, choice, settings, (run.Problem, new NoCalls()));
        set.RequireOperators(choice, run.Options.OperatorWeights);
        if (set._prompting is not { } prompting)
        {
            RefuseModelSettings(settings);
            return new SortedDictionary<string, PromptTemplateFile>();
        }

        if (run.Options.Budget.Usd is not null && prompting.Unpriced is { Count: > 0 } unpriced)
        {
            throw Refusal($"--usd cannot be kept: no price is known for {string.Join(", ", unpriced)}; state it in the file that EVOLLM_PRICES names, or limit --tokens.");
        }

        var files = prompting.Prompts;
        return settings.Prompts is { } folder && !files.Values.Any(file => file.Path.StartsWith(folder, StringComparison.Ordinal))
            ? throw Refusal($"--prompts has no effect: '{folder}' holds none of {string.Join(", ", files.Keys.Select(name => name + ".prompt.md"))}.")
            : files;
    }

    /// <summary>Puts a method together.</summary>
    /// <param name="context">Where environment and clock are.</param>
    /// <param name="choice">The method and its models.</param>
    /// <param name="settings">How the models are asked.</param>
    /// <param name="run">What is asked, and where answers are kept.</param>
    public static OperatorSet Create(CliContext context, MethodChoice choice, RunSettings settings, (Problem Problem, ICallLog Log) run)
    {
        var prompting = choice.IsOffline ? null : Prompt(context, choice, settings, run.Log);
        try
        {
            var parts = choice.Create(new MethodContext(run.Problem, prompting, choice.Settings));
            choice.RequireOperators(parts.Operators);
            return new OperatorSet(choice, prompting, parts);
        }
        catch
        {
            prompting?.Dispose();
            throw;
        }
    }

    /// <summary>What a search with these operators is put together from.</summary>
    public SearchSetup Setup(RunHeader header, IEvaluator evaluator, int workers) => new()
    {
        Problem = header.Problem,
        Evaluator = evaluator,
        Operators = _parts.Operators,
        CreateSchedule = _parts.CreateSchedule,
        Models = _prompting is null ? [] : [.. header.Models.Select(model => ModelReference.Parse(model).ToString())],
        ModelsFor = MethodChoice.Of(header).OwnModels,
        Options = header.Options,
        Workers = workers,

        // Who waits for a call to end has the next question ready.
        ProposalConcurrency = _prompting is null ? workers : header.Options.InFlight,
    };

    private static Prompting Prompt(CliContext context, MethodChoice choice, RunSettings settings, ICallLog log)
    {
        var setup = new ModelSetup
        {
            Models = [.. choice.Models.Select(ModelReference.Parse)],
            Named = choice.Named,
            Environment = context.Environment,
            Time = context.Time,
            Recorded = settings.Recorded,
            Answers = settings.Recorded ? null : choice.OpenAnswers(),
            Cache = settings.Asking.Cache,
            Options = settings.Asking.ToOptions(),
        };
        return new Prompting(setup, new PromptLibrary(settings.PromptTexts, settings.Prompts is { } folder ? [folder] : []), log);
    }

    private void RequireOperators(MethodChoice choice, IReadOnlyDictionary<string, double> weights)
    {
        if (_parts.CreateSchedule is not null && weights.Count > 0)
        {
            throw Refusal($"--weights has no effect: method '{choice.Method.Name}' itself says which operator comes next; leave it out.");
        }

        if (weights.Keys.FirstOrDefault(name => _parts.Operators.All(proposer => proposer.Name != name)) is { } unknown)
        {
            throw Refusal($"--weights names '{unknown}'; there are {string.Join(", ", _parts.Operators.Select(proposer => proposer.Name))}.");
        }

        if (_parts.Operators.All(proposer => weights.GetValueOrDefault(proposer.Name, proposer.DefaultWeight) == 0))
        {
            throw Refusal("--weights leaves no operator above 0.");
        }
    }

    private static void RefuseModelSettings(RunSettings settings)
    {
        if ((settings.Prompts is null ? settings.Asking.FirstGiven : "--prompts") is { } option)
        {
            throw Refusal($"{option} has no effect where no language model is in play; choose one with --model, or leave it out.");
        }
    }

    private static CliException Refusal(string line) => new(line, ExitCodes.WrongUsage);

    public void Dispose() => _prompting?.Dispose();
}
