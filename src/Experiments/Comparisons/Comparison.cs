using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments;

/// <summary>
/// Several ways to search, each with several seeds and all with the same budget. The runs are ordinary ones in one folder. A
/// comparison that was interrupted goes on where it was when it is run again: finished runs are kept, and one that was begun is
/// gone on with.
/// </summary>
public sealed record Comparison
{
    /// <summary>What is compared, one or more; names differ, and all search the same problem.</summary>
    public required IReadOnlyList<Contender> Contenders { get; init; }

    /// <summary>The seeds; each contender has a run with each.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>What each run may spend, all alike; where nothing is limited, as many evaluations as <c>evollm run</c> takes, offline only if all are offline.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>The name of the contender that the others are held against; <see langword="null"/> for the first.</summary>
    public string? Baseline { get; init; }

    /// <summary>A name below <c>runs/</c>, or a path; <see langword="null"/> for <c>runs/compare-PROBLEM</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Where the runs are stored, absolute.</summary>
    internal string FullFolder => RunFolder.New("", Folder ?? $"compare-{Contenders[0].Experiment.Problem.Definition.Name}");

    /// <summary>The budget with its default.</summary>
    internal Budget CommonBudget => Budget == new Budget()
        ? Budget with { Evaluations = MethodDefaults.Evaluations(Contenders.All(contender => contender.Experiment.Models.All(model => ModelReference.Parse(model).Provider == ModelProvider.Offline))) }
        : Budget;

    /// <summary>Makes the runs that are not there yet, one after the other, and reads all of them.</summary>
    /// <param name="cancellationToken">Ends the work early; what was committed is stored.</param>
    /// <exception cref="ArgumentException">A value of an experiment is out of range; nothing was stored.</exception>
    /// <exception cref="MethodException">There is no such method or option, or it does not go with the problem.</exception>
    /// <exception cref="ModelException">A model or its key is wrong or missing.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    /// <exception cref="ExperimentException">Contenders or seeds cannot be compared, a run in the folder was set up otherwise, nothing would end a run, or no model answers; what came before is stored.</exception>
    /// <exception cref="StoreException">A run cannot be stored.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ComparisonResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync().ConfigureAwait(false);
        foreach (var run in plan.Where(run => !run.IsFinished))
        {
            await run.MakeAsync(run.Experiment.Observer, cancellationToken).ConfigureAwait(false);
        }

        ComparedMethod[] methods = [.. plan.GroupBy(run => run.Contender.Name).Select(group => new ComparedMethod(group.Key, [.. group.Select(run => ComparedRun.Read(run.Folder))]))];
        return new ComparisonResult(Contenders[0].Experiment.Problem.Definition.Objective, methods, methods.First(method => method.Name == (Baseline ?? methods[0].Name)));
    }

    /// <summary>All runs, seed by seed, so that an interrupted comparison has as many of each contender.</summary>
    /// <exception cref="ExperimentException">Contenders or seeds cannot be compared, a run in the folder was set up otherwise, or nothing would end a run.</exception>
    internal async Task<IReadOnlyList<PlannedRun>> PlanAsync()
    {
        Validate();
        var plan = new List<PlannedRun>();
        foreach (var (seed, contender) in Seeds.SelectMany(seed => Contenders.Select(contender => (seed, contender))))
        {
            plan.Add(await PlannedRun.CreateAsync(contender, ExperimentOf(contender, seed)).ConfigureAwait(false));
        }

        return plan.Find(run => !run.Ends) is { } endless
            ? throw new ExperimentException($"Nothing would end the runs of '{endless.Contender.Name}': they take nothing of what is limited. Limit evaluations or time, too (-n, --time).")
            : plan;
    }

    private Experiment ExperimentOf(Contender contender, ulong seed) => contender.Experiment with
    {
        Seed = seed,
        Budget = CommonBudget,
        IsBudgetComplete = true,
        Folder = Path.Combine(FullFolder, string.Create(CultureInfo.InvariantCulture, $"{contender.FolderName}-{seed}")),
    };

    private void Validate()
    {
        Require(Contenders.Count > 0, "A comparison needs a contender.");
        Require(Seeds.Count > 0 && Seeds.Distinct().Count() == Seeds.Count, "A comparison needs one seed at least, each once.");
        Require(Contenders.All(contender => contender.FolderName.Length > 0), "Every contender needs a name.");
        var same = Contenders.GroupBy(contender => contender.FolderName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
        Require(same.Count == 0, $"The runs of {Names(same)} would have the same folders; name each of them once.");
        var problems = Contenders.Select(contender => contender.Experiment.Problem.Definition.Name).Distinct().ToList();
        Require(problems.Count == 1, $"All contenders must search the same problem; these search {string.Join(", ", problems)}.");
        Require(Baseline is null || Contenders.Any(contender => contender.Name == Baseline), $"There is no contender '{Baseline}'; there are {Names(Contenders)}.");
    }

    private static string Names(IEnumerable<Contender> contenders) => string.Join(", ", contenders.Select(contender => $"'{contender.Name}'"));

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ExperimentException(message);
        }
    }
}
