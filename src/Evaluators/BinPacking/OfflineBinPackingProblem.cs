using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Offline bin packing by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of a pair of items that guides
/// <see cref="BinPackingColony"/>. Fitness is the mean number of bins, computed from the packings.
/// </summary>
public abstract class OfflineBinPackingProblem : ProgramProblem<OfflineBinPackingTask, int[]>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 20, Iterations = 15, Decay = 0.95 };

    private protected OfflineBinPackingProblem(Problem definition) => Definition = definition;

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <summary>One instance of the training.</summary>
    /// <param name="split">The instances.</param>
    public sealed override int FirstStage(Split split) => split == Split.Training ? 1 : 0;

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

    /// <inheritdoc/>
    public sealed override string Describe(Split split) =>
        string.Join(", ", Chosen(split).Select(set => string.Create(CultureInfo.InvariantCulture, $"the first {set.Count} of ReEvo's {set.Name}"))) + "; sizes 20 to 100, bins of 150";

    /// <summary>Calls the candidate.</summary>
    private protected abstract double[,] Ask(LoadedCandidate candidate, BinPackingInstance instance);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<OfflineBinPackingTask> Instances(Split split) => Instances(split, 0);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<OfflineBinPackingTask> Instances(Split split, int repetition) =>
    [
        .. Chosen(split)
            .SelectMany(set => OfflineBinPackingGenerator.Draw(set.Name).Take(set.Count))
            .Select((instance, index) => new OfflineBinPackingTask(instance, SeededRandom.Derive(Seed, $"bpp-offline-aco/{split}/{index}", repetition))),
    ];

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
    protected sealed override Evaluation Score(IReadOnlyList<OfflineBinPackingTask> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        var packings = instances.Zip(answers, (task, answer) => Packing.Check(task.Instance, answer)).OfType<Packing>().ToList();
        if (packings.Count < instances.Count)
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "What was grouped is not allowed together.");
        }

        var means = SizeReport.Of(instances.Select(task => task.Instance.Items.Count), packings.Select(packing => (double)packing.Bins), Definition.Objective.Name);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(packings.Average(packing => packing.Bins)),
            Measures = new Measures(answers.Average(Pairs), facts.Size),
            Metrics = new SortedDictionary<string, double>(means.ToDictionary(mean => mean.Name, mean => mean.Mean)),
            Feedback = SizeReport.Lines(means),
        };
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<OfflineBinPackingTask>> ReadInstances(string path) => [.. BinPackingFile.Read(path).Select(WithSeed)];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<OfflineBinPackingTask>> GenerateInstances(string name) =>
        [.. OfflineBinPackingGenerator.Draw(name).Select((instance, index) => WithSeed(new BenchmarkInstance<BinPackingInstance>($"{name}/{index}", instance)))];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<OfflineBinPackingTask> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return BinPackingValues.Of(new BenchmarkInstance<BinPackingInstance>(benchmark.Name, benchmark.Instance.Instance) { BestKnown = benchmark.BestKnown }, answer);
    }

    private static (string Name, int Count)[] Chosen(Split split) => split switch
    {
        Split.Training => [("train500", 5)],
        Split.Validation => [("val120", 8), ("val500", 8), ("val1000", 8)],
        _ => [("test120", 8), ("test500", 8), ("test1000", 8)],
    };

    private static BenchmarkInstance<OfflineBinPackingTask> WithSeed(BenchmarkInstance<BinPackingInstance> benchmark) =>
        new(benchmark.Name, new OfflineBinPackingTask(benchmark.Instance, SeededRandom.Derive(Seed, $"bpp-offline-aco/{benchmark.Name}", 0))) { BestKnown = benchmark.BestKnown };

    /// <summary>The share of bins that hold two items.</summary>
    private static double Pairs(int[] assignment)
    {
        var bins = assignment.CountBy(bin => bin).ToList();
        return bins.Count(bin => bin.Value == 2) / (double)bins.Count;
    }
}
