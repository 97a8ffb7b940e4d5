using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>What the travelling salesman problems have in common: candidates lead to tours, and the fitness is their mean length, computed from the order of the cities.</summary>
public abstract class TourProblem : ProgramProblem<TspTask, int[]>
{
    private readonly SeededSets<TspInstance> _sets;

    private protected TourProblem(Problem definition, SeededSets<TspInstance> sets) => (Definition, _sets) = (definition, sets);

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "TSPLIB (.tsp)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => _sets.Names;

    /// <inheritdoc/>
    public sealed override long MemoryBytes => 512L << 20;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline(Definition.BlackBox ? "simple rule" : "nearest neighbour", Instances(split).Average(task => Tour.NearestNeighbour(task.Instance).Length))];

    /// <inheritdoc/>
    public sealed override string Describe(Split split) => string.Join(", ", Chosen(split).Select(set => set.Text)) + "; cities uniform in the unit square";

    /// <summary>The sets of a split, and how many of the first instances of each.</summary>
    private protected abstract IReadOnlyList<ChosenSet> Chosen(Split split);

    /// <summary>What the host needs beside the cities.</summary>
    /// <param name="instance">The cities.</param>
    /// <param name="stream">Names the instance among all.</param>
    /// <param name="repetition">Which evaluation.</param>
    private protected virtual TspTask Task(TspInstance instance, string stream, int repetition) => new(instance);

    /// <summary>The measure beside the program's size.</summary>
    private protected virtual double Behaviour(IReadOnlyList<TspInstance> instances, IReadOnlyList<Tour> tours, ProgramFacts facts) =>
        instances.Zip(tours, (instance, tour) => tour.Greed(instance)).Average();

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<TspTask> Instances(Split split) => Instances(split, 0);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<TspTask> Instances(Split split, int repetition) =>
        [.. Chosen(split).SelectMany(set => _sets.Draw(set.Name).Take(set.Count)).Select((instance, index) => Task(instance, $"{split}/{index}", repetition))];

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<TspTask> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(facts);
        var tours = instances.Zip(answers, (task, answer) => Tour.Check(task.Instance, answer)).OfType<Tour>().ToList();
        if (tours.Count < instances.Count)
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "A solution does not hold every node once.");
        }

        var means = SizeReport.Of(instances.Select(task => task.Instance.Cities), tours.Select(tour => tour.Length), Definition.Objective.Name);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(tours.Average(tour => tour.Length)),
            Measures = new Measures(Behaviour([.. instances.Select(task => task.Instance)], tours, facts), facts.Size),
            Metrics = new SortedDictionary<string, double>(means.ToDictionary(mean => mean.Name, mean => mean.Mean)),
            Feedback = SizeReport.Lines(means),
        };
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<TspTask>> ReadInstances(string path)
    {
        var file = TspLibFile.Read(path);
        var task = Task(file.Instance.InUnitSquare(), file.Name, 0) with { Unscaled = file.Instance };
        return [new BenchmarkInstance<TspTask>(file.Name, task) { BestKnown = file.BestKnown }];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<TspTask>> GenerateInstances(string name) =>
        [.. _sets.Draw(name).Select((instance, index) => new BenchmarkInstance<TspTask>($"{name}/{index}", Task(instance, $"{name}/{index}", 0)))];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<TspTask> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var instance = benchmark.Instance.Unscaled ?? benchmark.Instance.Instance;
        var length = new BenchmarkValue("length", Tour.LengthOf(answer, instance.Distance), benchmark.BestKnown);
        return benchmark.BestKnown is null || instance.Distances is not null
            ? [length]
            : [length, new BenchmarkValue("length, distances rounded", Tour.LengthOf(answer, (from, to) => TspLibDistance.Nearest(instance.Distance(from, to))), benchmark.BestKnown)];
    }
}
