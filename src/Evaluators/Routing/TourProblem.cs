using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>What the travelling salesman problems have in common: candidates lead to tours, and the fitness is their mean length, computed from the order of the cities.</summary>
public abstract class TourProblem : PublishedSetProblem<TspTask>
{
    private readonly SeededSets<TspInstance> _sets;

    private protected TourProblem(Problem definition, SeededSets<TspInstance> sets)
        : base(definition) => _sets = sets;

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "TSPLIB (.tsp)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => _sets.Names;

    /// <inheritdoc/>
    public sealed override long MemoryBytes => 512L << 20;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline(Definition.BlackBox ? "simple rule" : "nearest neighbour", Instances(split).Average(task => Tour.NearestNeighbour(task.Instance).Length))];

    private protected sealed override string Content => "cities uniform in the unit square";

    private protected sealed override string Refusal => "A solution does not hold every node once.";

    private protected sealed override IReadOnlyList<TspTask> Draw(string set) => [.. _sets.Draw(set).Select(instance => new TspTask(instance))];

    private protected override TspTask Prepare(TspTask instance, string stream, int repetition) => instance;

    private protected sealed override int Size(TspTask instance) => instance.Instance.Cities;

    private protected sealed override double? Figure(TspTask instance, int[] answer) => Tour.Check(instance.Instance, answer)?.Length;

    private protected override double Behaviour(IReadOnlyList<TspTask> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) =>
        instances.Zip(answers, (task, answer) => Tour.Greed(task.Instance, answer)).Average();

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<TspTask>> ReadInstances(string path)
    {
        var file = TspLibFile.Read(path);
        var task = Prepare(new TspTask(file.Instance.InUnitSquare()) { Unscaled = file.Instance }, file.Name, 0);
        return [new BenchmarkInstance<TspTask>(file.Name, task) { BestKnown = file.BestKnown }];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<TspTask> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var instance = benchmark.Instance.Unscaled ?? benchmark.Instance.Instance;
        var length = new BenchmarkValue("length", Tour.LengthOf(answer, instance.Distance), benchmark.BestKnown);
        return benchmark.Instance.Unscaled is null || instance.Distances is not null
            ? [length]
            : [length, new BenchmarkValue("length, distances rounded", Tour.RoundedLength(instance, answer), benchmark.BestKnown)];
    }
}
