using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Offline bin packing by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of a pair of items that guides
/// <see cref="BinPackingColony"/>. Fitness is the mean number of bins, computed from the packings.
/// </summary>
public abstract class OfflineBinPackingProblem : PublishedSetProblem<OfflineBinPackingTask>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 20, Iterations = 15, Decay = 0.95 };

    private protected OfflineBinPackingProblem(Problem definition)
        : base(definition)
    {
    }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "OR-Library bin packing (.txt)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => OfflineBinPackingGenerator.Sets;

    /// <inheritdoc/>
    public sealed override long MemoryBytes => 512L << 20;

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 20 : 120) };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split)
    {
        var instances = Instances(split).Select(task => task.Instance).ToList();
        return
        [
            new Baseline("Best Fit Decreasing", instances.Average(instance => ClassicalHeuristics.BestFit(instance with { Items = [.. instance.Items.OrderDescending()] }))),
            new Baseline("lower bound L2", instances.Average(LowerBounds.L2)),
        ];
    }

    /// <summary>Calls the candidate.</summary>
    private protected abstract double[,] Ask(LoadedCandidate candidate, BinPackingInstance instance);

    private protected sealed override string Content => "sizes 20 to 100, bins of 150";

    private protected sealed override string Refusal => "What was grouped is not allowed together.";

    private protected sealed override IReadOnlyList<OfflineBinPackingTask> Draw(string set) =>
        [.. OfflineBinPackingGenerator.Draw(set).Select(instance => new OfflineBinPackingTask(instance, 0))];

    private protected sealed override OfflineBinPackingTask Prepare(OfflineBinPackingTask instance, string stream, int repetition) =>
        instance with { Seed = SeededRandom.Derive(Seed, $"bpp-offline-aco/{stream}", repetition) };

    private protected sealed override int Size(OfflineBinPackingTask instance) => instance.Instance.Items.Count;

    private protected sealed override double? Figure(OfflineBinPackingTask instance, int[] answer) => Packing.Check(instance.Instance, answer)?.Bins;

    private protected sealed override double Behaviour(IReadOnlyList<OfflineBinPackingTask> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) => answers.Average(Pairs);

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, OfflineBinPackingTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var count = instance.Instance.Items.Count;
        var heuristics = ResultCheck.Matrix(Ask(candidate, instance.Instance), count, count, "Heuristics");
        if (!heuristics.Cast<double>().Any(promise => promise > 0))
        {
            throw new InvalidResultException("Heuristics returned no number above 0; the largest must be.");
        }

        return new BinPackingColony(instance.Instance, heuristics).Search(Colony, new SeededRandom(instance.Seed));
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<OfflineBinPackingTask>> ReadInstances(string path) =>
    [
        .. BinPackingFile.Read(path).Select(benchmark =>
            new BenchmarkInstance<OfflineBinPackingTask>(benchmark.Name, Prepare(new OfflineBinPackingTask(benchmark.Instance, 0), benchmark.Name, 0)) { BestKnown = benchmark.BestKnown }),
    ];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<OfflineBinPackingTask> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return BinPackingValues.Of(new BenchmarkInstance<BinPackingInstance>(benchmark.Name, benchmark.Instance.Instance) { BestKnown = benchmark.BestKnown }, answer);
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train500", 5, 5)],
        Split.Validation => [new("val120", 8, 64), new("val500", 8, 64), new("val1000", 8, 64)],
        _ => [new("test120", 8, 64), new("test500", 8, 64), new("test1000", 8, 64)],
    };

    /// <summary>The share of bins that hold two items.</summary>
    private static double Pairs(int[] assignment)
    {
        var bins = assignment.CountBy(bin => bin).ToList();
        return bins.Count(bin => bin.Value == 2) / (double)bins.Count;
    }
}
