using Azure.Core;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>
/// All that a run is made from. A record: <c>experiment with { Seed = 2 }</c> is another one, so that sweeps are loops.
/// What is not said is as <c>evollm run</c> has it.
/// </summary>
public sealed record Experiment
{
    /// <summary>An experiment with a problem that ships, or with one in a folder.</summary>
    /// <param name="problem">The name of a problem that ships, e.g. <c>bin-packing</c>, or the path of a problem folder.</param>
    /// <exception cref="ProblemException">Neither; or the folder's problem does not compile.</exception>
    public Experiment(string problem)
        : this(ProblemCatalog.Load(problem))
    {
    }

    /// <summary>An experiment with a problem that is an object of the program, or script, at hand.</summary>
    /// <param name="problem">The problem; its class has a constructor without parameters and lies in an assembly that is a file.</param>
    /// <exception cref="ProblemException">The problem cannot be used; the message says why.</exception>
    public Experiment(SearchProblem problem)
        : this(InlineProblem.Load(problem))
    {
    }

    /// <summary>An experiment with a problem that is loaded.</summary>
    /// <param name="problem">The problem.</param>
    public Experiment(LoadedProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What is asked.</summary>
    public LoadedProblem Problem { get; }

    /// <summary>The method, by its name.</summary>
    public string Method { get; init; } = "map-elites";

    /// <summary>Options of the method by name, as <c>--set</c> has them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The models, as <c>--model</c> has them; <c>offline</c> alone where none is asked, <c>replay:RUN</c> alone for the recorded answers of a run.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["offline"];

    /// <summary>A folder of answers that runs share, as <c>--cache</c> has it; <see langword="null"/> for none. Runs with the same seed share; other seeds stay independent samples.</summary>
    public string? Cache { get; init; }

    /// <summary>Who asks the models of Azure, in place of a key; <see langword="null"/> for the key or, without one, the identity of the machine or of whoever is signed in on it.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>Models of single operators in the place of <see cref="Models"/>, by the operators' names, as <c>--model-for</c> has them.</summary>
    public IReadOnlyDictionary<string, string> ModelsFor { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The model with which the method is run a second time where it ends and the target is not reached, as <c>--escalate</c> has it; <see langword="null"/> for no second time.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>How the models are asked.</summary>
    public ModelOptions ModelOptions { get; init; } = new();

    /// <summary>A folder whose prompts take the place of the shipped ones of the same name; <see langword="null"/> for none.</summary>
    public string? Prompts { get; init; }

    /// <summary>
    /// Prompts that take the place of those of the same name, e.g. <c>map-elites/mutation</c>: the text below the front matter, from
    /// <c># system</c> or <c># user</c> on, or all that a prompt file holds. They win over <see cref="Prompts"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> PromptTexts { get; init; } = new SortedDictionary<string, string>();

    /// <summary>Operators of the user's own, beside those of the method; their names differ from those.</summary>
    public IReadOnlyList<IOperator> Operators { get; init; } = [];

    /// <summary>How often each operator is used relative to the others, by name; 0 keeps one out.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new SortedDictionary<string, double>();

    /// <summary>Creates a schedule of the user's own from its context and all operators; <see langword="null"/> for that of the method.</summary>
    public Func<ScheduleContext, IReadOnlyList<IOperator>, ISchedule>? Schedule { get; init; }

    /// <summary>How parents are drawn where schedule and operators do not say.</summary>
    public ParentSelection Selection { get; init; } = new();

    /// <summary>Seeds every random decision: the same seed and answers give the same run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Candidates that may be judged: the limit that most experiments need, the same as <see cref="Budget.Evaluations"/>.</summary>
    public int? Evaluations
    {
        get => Budget.Evaluations;
        init => Budget = Budget with { Evaluations = value };
    }

    /// <summary>What the run may spend; without evaluations, time and processor time, as many evaluations as <c>evollm run</c> takes.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>Whether the budget is all that limits the run: then no number of evaluations is added to it.</summary>
    internal bool IsBudgetComplete { get; init; }

    /// <summary>Whether nothing is begun and no model asked: then no key is needed.</summary>
    internal bool IsDry { get; init; }

    /// <summary>When to stop before the budget is spent; without a target, where the problem is solved.</summary>
    public StopRule Stop { get; init; } = new();

    /// <summary>What keeps the elites; <see langword="null"/> takes what the problem says.</summary>
    public ArchiveChoice? Archive { get; init; }

    /// <summary>Several populations; <see langword="null"/> for one.</summary>
    public IslandOptions? Islands { get; init; }

    /// <summary>How often each candidate is evaluated, 1 or more; <see langword="null"/> takes what the problem says.</summary>
    public int? Repetitions { get; init; }

    /// <summary>The figure of the objective that a candidate must reach on the first training instances to be run on the others; <see langword="null"/> for none. The problem must have a first stage (<see cref="ProgramProblem.FirstStage"/>).</summary>
    public double? Cascade { get; init; }

    /// <summary>Proposals under way at once, 1 to 1024; part of the result, unlike <see cref="Workers"/>.</summary>
    public int InFlight { get; init; } = 8;

    /// <summary>Worker processes, 1 or more; decides nothing but the speed.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Is told of every commit; <see langword="null"/> for nobody.</summary>
    public ISearchObserver? Observer { get; init; }

    /// <summary>The run's name below <c>runs/</c>, or a path; <see langword="null"/> takes the next free one of the problem.</summary>
    public string? Folder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Searches until budget, stop rule or method end the run, and judges what was found.</summary>
    /// <param name="cancellationToken">Ends the run early; what was committed is stored.</param>
    /// <exception cref="ArgumentException">A value is out of range; nothing was stored.</exception>
    /// <exception cref="MethodException">There is no such method, option or operator, or it does not go with the problem.</exception>
    /// <exception cref="ModelException">A model or its key is wrong or missing.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    /// <exception cref="ExperimentException">No model answers, or no candidate runs; what came before is stored.</exception>
    /// <exception cref="StoreException">The run cannot be stored.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ExperimentResult> RunAsync(CancellationToken cancellationToken = default) => new ExperimentRun(this).RunAsync(cancellationToken);
}
