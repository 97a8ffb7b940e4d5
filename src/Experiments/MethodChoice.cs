using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>The method of a run, what the user set of its options, and the models that it asks.</summary>
/// <param name="Method">The method.</param>
/// <param name="Settings">What the user set, by option.</param>
/// <param name="Models">The models, as the user wrote them.</param>
internal sealed record MethodChoice(Method Method, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> Models)
{
    /// <summary>The recorded run, by name or path, that has the answers of the models; <see langword="null"/> where they are asked.</summary>
    public string? AnswersFrom { get; init; }

    /// <summary>What a user asks for: <c>replay:RUN</c> stands for all the models of that run.</summary>
    /// <exception cref="ModelException">There is no such run, or it asked no model.</exception>
    /// <exception cref="StoreException">It is damaged.</exception>
    public static MethodChoice Read(Method method, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> models) =>
        models is [var only] && RecordedAnswers.RunOf(only) is { } run
            ? new MethodChoice(method, settings, RecordedAnswers.Open(run).Models) { AnswersFrom = run }
            : new MethodChoice(method, settings, models);

    /// <summary>That of a run.</summary>
    /// <exception cref="MethodException">The run is of a method that there is not.</exception>
    public static MethodChoice Of(RunHeader header) => new(MethodCatalog.Find(header.Method), header.MethodSettings, header.Models)
    {
        ModelsFor = header.ModelsFor ?? new SortedDictionary<string, string>(),
        EscalateTo = header.EscalateTo,
        AnswersFrom = header.AnswersFrom,
    };

    /// <summary>Opens the run that has the answers.</summary>
    /// <returns><see langword="null"/> where models are asked.</returns>
    /// <exception cref="ModelException">The run is gone.</exception>
    /// <exception cref="StoreException">It is damaged.</exception>
    public RecordedAnswers? OpenAnswers() => AnswersFrom is { } run ? RecordedAnswers.Open(run) : null;

    /// <summary>The models of operators that have one of their own, as the user wrote them, by the operators' names.</summary>
    public IReadOnlyDictionary<string, string> ModelsFor { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The model of the second stage, as the user wrote it; <see langword="null"/> where there is none.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>The same as <see cref="ModelsFor"/>, with the names by which requests name models.</summary>
    public SortedDictionary<string, string> OwnModels => new(ModelsFor.ToDictionary(own => own.Key, own => Name(own.Value)), StringComparer.Ordinal);

    /// <summary>The models that are asked by name alone.</summary>
    public IReadOnlyList<ModelReference> Named => [.. ModelsFor.Values.Concat(EscalateTo is null ? [] : [EscalateTo]).Select(ModelReference.Parse)];

    /// <summary>Whether no language model is in play.</summary>
    /// <exception cref="ModelException">Some are, and some are not.</exception>
    public bool IsOffline
    {
        get
        {
            var offline = Models.Select(ModelReference.Parse).Count(model => model.Provider == ModelProvider.Offline);
            return offline == Models.Count || (offline == 0 ? false
                : throw new ModelException("'offline' cannot be mixed with language models; name either it or them"));
        }
    }

    /// <summary>Puts the method together.</summary>
    /// <exception cref="MethodException">An option of the method is unknown or out of range.</exception>
    public MethodParts Create(MethodContext context)
    {
        var parts = Method.Create(context);
        return EscalateTo is null ? parts : parts.EscalatedTo(Name(EscalateTo));
    }

    /// <summary>Sees that every operator that is to have a model of its own is there and asks one.</summary>
    /// <exception cref="MethodException">One is not.</exception>
    public void RequireOperators(IReadOnlyList<IOperator> operators)
    {
        var asking = operators.Where(proposer => proposer.Reservation.Calls > 0).Select(proposer => proposer.Name).ToList();
        if (ModelsFor.Keys.FirstOrDefault(name => !asking.Contains(name)) is { } unknown)
        {
            throw new MethodException($"Method '{Method.Name}' has no operator '{unknown}' that asks a model; those that do are: {string.Join(", ", asking)}.");
        }
    }

    /// <summary>Sees that method, models and problem go together.</summary>
    /// <exception cref="MethodException">They do not.</exception>
    /// <exception cref="ProblemException">The problem's own programs mark wrongly what may change.</exception>
    public void RequireFor(Problem problem)
    {
        SeedCheck.Require(problem);
        if (Method.NeedsModel && IsOffline)
        {
            throw new MethodException($"Method '{Method.Name}' asks a language model; choose one with --model, e.g. --model ollama:qwen2.5-coder, or rehearse with 'evollm mock-model'.");
        }

        RequireNamed();
        if (problem.Contract is null && !Method.TakesTexts)
        {
            var able = string.Join(", ", MethodCatalog.All.Where(method => method.TakesTexts).Select(method => method.Name));
            throw new MethodException($"Problem '{problem.Name}' asks for texts, and method '{Method.Name}' makes programs only; choose one of: {able}.");
        }
    }

    /// <summary>The name by which requests name a model.</summary>
    public static string Name(string model) => ModelReference.Parse(model).ToString();

    private void RequireNamed()
    {
        if (Named.Count > 0 && (IsOffline || Named.Any(model => model.Provider == ModelProvider.Offline)))
        {
            throw new MethodException("A model for an operator or for a second stage has no effect where no language model is in play; name language models only, the run's own with --model.");
        }

        if (EscalateTo is not null && !Method.Ends)
        {
            var able = string.Join(", ", MethodCatalog.All.Where(method => method.Ends).Select(method => method.Name));
            throw new MethodException($"Method '{Method.Name}' does not come to an end by itself, so that no second stage can follow; name no model for one, or choose one of: {able}.");
        }
    }
}
