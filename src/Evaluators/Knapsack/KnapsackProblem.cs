using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The multidimensional knapsack problem by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of an item that guides
/// <see cref="KnapsackColony"/>. Fitness is the mean prize of the selections, computed from their items.
/// </summary>
public abstract class KnapsackProblem : ProgramProblem<KnapsackInstance, int[]>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 10, Iterations = 50, Decay = 0.9 };

    private protected KnapsackProblem(Problem definition) => Definition = definition;

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "OR-Library multidimensional knapsack (mknapcb*.txt)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => KnapsackGenerator.Sets;

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 10 : 120) };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline("greedy", Instances(split).Average(instance => KnapsackSelection.Greedy(instance).Prize))];

    /// <inheritdoc/>
    public sealed override string Describe(Split split) =>
        string.Join(", ", Chosen(split).Select(set => $"{(set.Count == int.MaxValue ? "all 5" : $"the first {set.Count} of 64")} of ReEvo's {set.Name}")) + "; 5 dimensions";

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<KnapsackInstance> Instances(Split split) => Instances(split, 0);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<KnapsackInstance> Instances(Split split, int repetition) =>
    [
        .. Chosen(split)
            .SelectMany(set => KnapsackGenerator.Draw(set.Name).Take(set.Count))
            .Select((instance, index) => instance with { Seed = SeededRandom.Derive(Seed, $"mkp-aco/{split}/{index}", repetition) }),
    ];

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, KnapsackInstance instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var heuristics = candidate.Bind<KnapsackHeuristics>("Heuristics")([.. instance.Prizes], instance.WeightMatrix());
        var colony = new KnapsackColony(instance, ResultCheck.Vector(heuristics, instance.Prizes.Length, "Heuristics"));
        return colony.Search(Colony, new SeededRandom(instance.Seed));
    }

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<KnapsackInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        var selections = instances.Zip(answers, KnapsackSelection.Check).OfType<KnapsackSelection>().ToList();
        if (selections.Count < instances.Count)
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "What was selected is not allowed together.");
        }

        var means = SizeReport.Of(
            instances.Select(instance => instance.Prizes.Length), selections.Select(selection => selection.Prize), Definition.Objective.Name);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(selections.Average(selection => selection.Prize)),
            Measures = new Measures(instances.Zip(selections, Agreement).Average(), facts.Size),
            Metrics = new SortedDictionary<string, double>(means.ToDictionary(mean => mean.Name, mean => mean.Mean)),
            Feedback = SizeReport.Lines(means),
        };
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<KnapsackInstance>> ReadInstances(string path) => [.. KnapsackFile.Read(path).Select(WithSeed)];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<KnapsackInstance>> GenerateInstances(string name) =>
        [.. KnapsackGenerator.Draw(name).Select((instance, index) => WithSeed(new BenchmarkInstance<KnapsackInstance>($"{name}/{index}", instance)))];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<KnapsackInstance> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return [new BenchmarkValue("prize", answer.Sum(item => benchmark.Instance.Prizes[item]), benchmark.BestKnown)];
    }

    private static (string Name, int Count)[] Chosen(Split split) => split switch
    {
        Split.Training => [("train100", int.MaxValue)],
        Split.Validation => [("val100", int.MaxValue), ("val300", int.MaxValue), ("val500", int.MaxValue)],
        _ => [("test100", 16), ("test200", 16), ("test300", 16), ("test500", 16)],
    };

    private static BenchmarkInstance<KnapsackInstance> WithSeed(BenchmarkInstance<KnapsackInstance> benchmark) =>
        benchmark with { Instance = benchmark.Instance with { Seed = SeededRandom.Derive(Seed, $"mkp-aco/{benchmark.Name}", 0) } };

    /// <summary>The share of the greedy selection that is in a selection.</summary>
    private static double Agreement(KnapsackInstance instance, KnapsackSelection selection)
    {
        var greedy = KnapsackSelection.Greedy(instance).Items;
        return greedy.Count == 0 ? 1 : greedy.Intersect(selection.Items).Count() / (double)greedy.Count;
    }
}
