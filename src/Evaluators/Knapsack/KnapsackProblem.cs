using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The multidimensional knapsack problem by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of an item that guides
/// <see cref="KnapsackColony"/>. Fitness is the mean prize of the selections, computed from their items.
/// </summary>
public abstract class KnapsackProblem : PublishedSetProblem<KnapsackInstance>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 10, Iterations = 50, Decay = 0.9 };

    private protected KnapsackProblem(Problem definition)
        : base(definition)
    {
    }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "OR-Library multidimensional knapsack (mknapcb*.txt)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => KnapsackGenerator.Sets;

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 10 : 120) };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline(Definition.BlackBox ? "simple rule" : "greedy", Instances(split).Average(instance => KnapsackSelection.Greedy(instance).Prize))];

    private protected sealed override string Content => "5 dimensions";

    private protected sealed override string Refusal => "What was selected is not allowed together.";

    private protected sealed override IReadOnlyList<KnapsackInstance> Draw(string set) => KnapsackGenerator.Draw(set);

    private protected sealed override KnapsackInstance Prepare(KnapsackInstance instance, string stream, int repetition) =>
        instance with { Seed = SeededRandom.Derive(Seed, $"mkp-aco/{stream}", repetition) };

    private protected sealed override int Size(KnapsackInstance instance) => instance.Prizes.Length;

    private protected sealed override double? Figure(KnapsackInstance instance, int[] answer) => KnapsackSelection.Check(instance, answer)?.Prize;

    /// <summary>The share of the greedy selection that is in a selection.</summary>
    private protected sealed override double Behaviour(IReadOnlyList<KnapsackInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) =>
        instances.Zip(answers, Agreement).Average();

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
    protected sealed override IReadOnlyList<BenchmarkInstance<KnapsackInstance>> ReadInstances(string path) =>
        [.. KnapsackFile.Read(path).Select(benchmark => benchmark with { Instance = Prepare(benchmark.Instance, benchmark.Name, 0) })];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<KnapsackInstance> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return [new BenchmarkValue("prize", answer.Sum(item => benchmark.Instance.Prizes[item]), benchmark.BestKnown)];
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train100", 5, 5)],
        Split.Validation => [new("val100", 5, 5), new("val300", 5, 5), new("val500", 5, 5)],
        _ => [new("test100", 16, 64), new("test200", 16, 64), new("test300", 16, 64), new("test500", 16, 64)],
    };

    private static double Agreement(KnapsackInstance instance, int[] items)
    {
        var greedy = KnapsackSelection.Greedy(instance).Items;
        return greedy.Count == 0 ? 1 : greedy.Intersect(items).Count() / (double)greedy.Count;
    }
}
