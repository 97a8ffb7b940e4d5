using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>Puts the parts of an experiment together and lets it search.</summary>
internal sealed class ExperimentRun
{
    private readonly Experiment _experiment;
    private readonly MethodChoice _choice;
    private readonly SearchOptions _options;

    /// <exception cref="MethodException">The method does not exist, or does not go with problem and models.</exception>
    /// <exception cref="ModelException">A model cannot be read, or there is no run for <c>replay:RUN</c>.</exception>
    public ExperimentRun(Experiment experiment)
    {
        _experiment = experiment;
        _choice = MethodChoice.Read(MethodCatalog.Find(experiment.Method), experiment.Settings, experiment.Models) with
        {
            ModelsFor = experiment.ModelsFor,
            EscalateTo = experiment.EscalateTo,
        };
        _choice.RequireFor(Problem);
        if (experiment is { Schedule: not null, EscalateTo: not null })
        {
            throw new MethodException("EscalateTo has no effect on a schedule of one's own; leave one of the two out, or name the model in the schedule's commissions.");
        }

        _options = Options();
    }

    private Problem Problem => _experiment.Problem.Definition;

    private double? Solved => Problem.Objective.Solved is { } solved ? Problem.Objective.Flip(solved) : null;

    /// <summary>Sees that everything is there; nothing is started, nothing stored.</summary>
    public async Task<RunDraft> DraftAsync()
    {
        var evaluator = CreateEvaluator();
        await using (evaluator.ConfigureAwait(false))
        {
            var check = await CheckAsync(evaluator, CancellationToken.None).ConfigureAwait(false);
            return new RunDraft(Header(check.Prompts, []), (_choice.Method.Ends && _experiment.Schedule is null) || Binds(_options.Budget, check.Reservations));
        }
    }

    /// <summary>Begins the run, and searches until it ends.</summary>
    public Task<ExperimentResult> RunAsync(CancellationToken cancellationToken) =>
        RunAsync(header => RunFolder.CreateAsync(_experiment.Folder, header, cancellationToken), cancellationToken);

    /// <summary>Goes on with the run in the experiment's folder, which was begun with the same settings.</summary>
    public Task<ExperimentResult> ResumeAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => RunStore.OpenAsync(_experiment.Folder!, cancellationToken), cancellationToken);

    private async Task<ExperimentResult> RunAsync(Func<RunHeader, ValueTask<RunStore>> open, CancellationToken cancellationToken)
    {
        var evaluator = CreateEvaluator();
        await using (evaluator.ConfigureAwait(false))
        {
            var prompts = (await CheckAsync(evaluator, cancellationToken).ConfigureAwait(false)).Prompts;
            var store = await open(Header(prompts, IsolationLines.Of(await evaluator.StartAsync(cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                using var prompting = Prompting(store);
                return await SearchAsync(Setup(evaluator, prompting), store, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IProblemEvaluator CreateEvaluator() => _experiment.Problem.CreateEvaluator(_experiment.Workers, _experiment.Time, cascade: _options.Cascade);

    private async Task<ExperimentResult> SearchAsync(SearchSetup setup, RunStore store, CancellationToken cancellationToken)
    {
        var search = new Search(setup, store, _experiment.Time);
        var progress = new LastProgress(_experiment.Observer);
        var ending = await search.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        if (ending.Reason == StopReason.Interrupted)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        if (ending.Reason == StopReason.Failed || search.Archive.Count == 0)
        {
            throw new ExperimentException($"{ending.Message} What came before is stored in {store.Folder}.");
        }

        var report = await FinalAssessment.AssessAsync(setup, search.Archive, cancellationToken).ConfigureAwait(false);
        await store.AppendAsync(report, cancellationToken).ConfigureAwait(false);
        return new ExperimentResult
        {
            Folder = store.Folder,
            Header = store.Header,
            Ending = ending,
            Report = report,
            Archive = search.Archive,
            Progress = progress.Value,
        };
    }

    /// <summary>Sees that everything is there, before anything is stored.</summary>
    /// <returns>SHA-256 of the prompts in use by name, in hex; and what is set aside for a proposal by each of the operators.</returns>
    private async Task<(SortedDictionary<string, string> Prompts, IReadOnlyList<Cost> Reservations)> CheckAsync(IEvaluator evaluator, CancellationToken cancellationToken)
    {
        using var prompting = Prompting(new NoCalls());
        var setup = Setup(evaluator, prompting);
        setup.Validate();
        if (_experiment is { Weights.Count: > 0, Schedule: null } && setup.CreateSchedule is not null)
        {
            throw new MethodException($"Weights have no effect: method '{_choice.Method.Name}' itself says which operator comes next; leave them out.");
        }

        if (_experiment.Weights.Keys.FirstOrDefault(name => setup.Operators.All(proposer => proposer.Name != name)) is { } unknown)
        {
            throw new MethodException($"Weights names '{unknown}'; there are {string.Join(", ", setup.Operators.Select(proposer => proposer.Name))}.");
        }

        RequireEffect(prompting);
        RequirePrices(prompting?.Unpriced ?? []);
        var prompts = prompting?.Prompts ?? new Dictionary<string, PromptTemplateFile>();
        RequireEffect(prompts);
        await PromptPreview.RequireValuesAsync(prompts, Problem, cancellationToken).ConfigureAwait(false);
        return (
            new SortedDictionary<string, string>(prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.Hash), StringComparer.Ordinal),
            [.. setup.Operators.Select(proposer => proposer.Reservation)]);
    }

    /// <summary>Whether a run with such operators comes to one of its limits: those that cost nothing never come to one of cost.</summary>
    private static bool Binds(Budget budget, IReadOnlyList<Cost> reservations) =>
        budget is { Evaluations: not null } or { WallTime: not null } or { CpuTime: not null }
        || (budget.Calls is not null && reservations.Any(cost => cost.Calls > 0))
        || (budget.Tokens is not null && reservations.Any(cost => cost.Tokens > 0))
        || (budget.Usd is not null && reservations.Any(cost => cost.Usd > 0));

    private void RequirePrices(IReadOnlyList<ModelReference> unpriced)
    {
        if (_options.Budget.Usd is not null && unpriced.Count > 0)
        {
            throw new ModelException($"A budget in USD cannot be kept: no price is known for {string.Join(", ", unpriced)}; state it in the file that EVOLLM_PRICES names, or limit tokens.");
        }
    }

    private void RequireEffect(Prompting? prompting)
    {
        if (prompting is null && _experiment.Cache is { } folder)
        {
            throw new ModelException($"The cache '{folder}' has no effect where no language model is in play; name one in Models.");
        }
    }

    private void RequireEffect(IReadOnlyDictionary<string, PromptTemplateFile> prompts)
    {
        if (_experiment.PromptTexts.Keys.FirstOrDefault(name => !prompts.ContainsKey(name)) is { } unused)
        {
            throw new PromptException(prompts.Count == 0
                ? $"The text of '{unused}' has no effect where no language model is in play; name one in Models."
                : $"The text of '{unused}' has no effect: the prompts in use are {string.Join(", ", prompts.Keys.Order(StringComparer.Ordinal))}.");
        }

        if (_experiment.Prompts is { } folder && !prompts.Values.Any(file => file.Path.StartsWith(folder, StringComparison.Ordinal)))
        {
            throw new PromptException(prompts.Count == 0
                ? $"The prompts in '{folder}' have no effect where no language model is in play; name one in Models."
                : $"The prompts in '{folder}' have no effect: it holds none of {string.Join(", ", prompts.Keys.Select(name => name + ".prompt.md"))}.");
        }
    }

    private Prompting? Prompting(ICallLog log) => _choice.IsOffline ? null : new Prompting(
        new ModelSetup
        {
            Models = [.. _choice.Models.Select(ModelReference.Parse)],
            Named = _choice.Named,
            Answers = _experiment.IsDry ? null : _choice.OpenAnswers(),
            Cache = _experiment.Cache,
            Credential = _experiment.Credential,
            Recorded = _experiment.IsDry,
            Options = _experiment.ModelOptions,
            Time = _experiment.Time,
        },
        new PromptLibrary(_experiment.PromptTexts, _experiment.Prompts is { } folder ? [folder] : []),
        log);

    private SearchSetup Setup(IEvaluator evaluator, Prompting? prompting)
    {
        var parts = _choice.Create(new MethodContext(Problem, prompting, _choice.Settings));
        IReadOnlyList<IOperator> operators = [.. parts.Operators, .. _experiment.Operators];
        _choice.RequireOperators(operators);
        return new SearchSetup
        {
            Problem = Problem,
            Evaluator = evaluator,
            Operators = operators,
            CreateSchedule = _experiment.Schedule is { } create ? context => create(context, operators) : parts.CreateSchedule,
            Models = prompting is null ? [] : [.. _choice.Models.Select(model => ModelReference.Parse(model).ToString())],
            ModelsFor = _choice.OwnModels,
            Options = _options,
            Workers = _experiment.Workers,
            ProposalConcurrency = prompting is null ? _experiment.Workers : _experiment.InFlight,
        };
    }

    private SearchOptions Options() => new()
    {
        Seed = _experiment.Seed,
        InFlight = _experiment.InFlight,
        Budget = _experiment is { IsBudgetComplete: false, Budget: { Evaluations: null, WallTime: null, CpuTime: null } budget } ? budget with { Evaluations = MethodDefaults.Evaluations(_choice) } : _experiment.Budget,
        Stop = _experiment.Stop with { TargetFitness = _experiment.Stop.TargetFitness ?? Solved },
        Archive = _experiment.Archive ?? Problem.Archive ?? ArchiveChoice.Grid,
        Islands = _experiment.Islands,
        Selection = _experiment.Selection,
        Repetitions = _experiment.Repetitions ?? Problem.Repetitions,
        Cascade = _experiment.Cascade is { } figure ? Problem.Objective.Flip(figure) : null,
        OperatorWeights = MethodDefaults.Weights(_choice, _experiment.Weights),
    };

    private RunHeader Header(IReadOnlyDictionary<string, string> prompts, IReadOnlyList<string> isolation) => new()
    {
        Version = typeof(Experiment).Assembly.GetName().Version!.ToString(3),
        Created = _experiment.Time.GetUtcNow(),
        Problem = Problem,
        ProblemFolder = _experiment.Problem.Folder,
        ProblemHash = ProblemHash.Of(_experiment.Problem),
        Method = _choice.Method.Name,
        MethodSettings = _choice.Settings,
        Models = _choice.Models,
        AnswersFrom = _choice.AnswersFrom,
        ModelsFor = _choice.ModelsFor.Count > 0 ? _choice.ModelsFor : null,
        EscalateTo = _choice.EscalateTo,
        Temperature = _experiment.ModelOptions.Temperature,
        TopP = _experiment.ModelOptions.TopP,
        MaxOutputTokens = Unusual(options => options.MaxOutputTokens),
        MaxPromptTokens = Unusual(options => options.MaxPromptTokens),
        StopSequences = _experiment.ModelOptions.Stop is { Count: > 0 } stops ? stops : null,
        ReasoningEffort = _experiment.ModelOptions.ReasoningEffort?.ToString().ToLowerInvariant(),
        PromptTexts = _experiment.PromptTexts.Count > 0 ? _experiment.PromptTexts : null,
        PromptsFolder = _experiment.Prompts is { } folder ? Path.GetFullPath(folder) : null,
        Prompts = prompts,
        Options = _options,
        Isolation = isolation,
    };

    private int? Unusual(Func<ModelOptions, int> option) => option(_experiment.ModelOptions) is var value && value == option(new ModelOptions()) ? null : value;

    /// <summary>Keeps where a search stands, and passes everything on.</summary>
    private sealed class LastProgress(ISearchObserver? observer) : ISearchObserver
    {
        private SearchProgress? _value;

        public SearchProgress Value => _value ?? throw new InvalidOperationException("The search has not begun.");

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
        {
            _value = progress;
            observer?.OnStarted(progress, archive);
        }

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
            _value = progress;
            observer?.OnCommitted(record, progress);
        }
    }
}
