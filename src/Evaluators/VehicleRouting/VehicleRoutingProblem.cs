using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The capacitated vehicle routing problem by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of a step that guides
/// <see cref="VehicleRoutingColony"/>. Fitness is the mean length of the routes, computed from their nodes, with what ReEvo's host adds for waiting.
/// </summary>
public abstract class VehicleRoutingProblem : PublishedSetProblem<VehicleRoutingInstance>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 30, Iterations = 100, Decay = 0.9 };

    private protected VehicleRoutingProblem(Problem definition)
        : base(definition)
    {
    }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "CVRPLIB (.vrp)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => VehicleRoutingGenerator.Sets;

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 20 : 180) };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline(Definition.BlackBox ? "simple rule" : "nearest neighbour", Instances(split).Average(instance => VehicleRoutes.NearestNeighbour(instance).Length))];

    /// <summary>Calls the candidate; 1 stands on the diagonal of the distances.</summary>
    private protected abstract double[,] Ask(LoadedCandidate candidate, VehicleRoutingInstance instance, double[,] distances);

    private protected sealed override string Content => "customers uniform in the unit square, demands 1 to 9, vehicles of 50";

    private protected sealed override string Refusal => "A solution visits a node twice or not at all, or exceeds a limit.";

    private protected sealed override IReadOnlyList<VehicleRoutingInstance> Draw(string set) => VehicleRoutingGenerator.Draw(set);

    private protected sealed override VehicleRoutingInstance Prepare(VehicleRoutingInstance instance, string stream, int repetition) =>
        instance with { Seed = SeededRandom.Derive(Seed, $"cvrp-aco/{stream}", repetition) };

    private protected sealed override int Size(VehicleRoutingInstance instance) => instance.Demands.Length - 1;

    private protected sealed override double? Figure(VehicleRoutingInstance instance, int[] answer) => VehicleRoutes.Check(instance, answer) is { } routes ? routes.Length + (instance.Waiting * routes.Waits) : null;

    /// <summary>How many routes there are beside the least that the demands need.</summary>
    private protected sealed override double Behaviour(IReadOnlyList<VehicleRoutingInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) =>
        instances.Zip(answers, (instance, answer) => VehicleRoutes.Check(instance, answer)!.Vehicles / Math.Ceiling(instance.Demands.Sum(demand => (double)demand) / instance.Capacity)).Average();

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, VehicleRoutingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var distances = Distances.Apart(new TspInstance(instance.Points).Matrix(1));
        var heuristics = ResultCheck.Edges(Ask(candidate, instance, distances), instance.Demands.Length, "Heuristics");
        return new VehicleRoutingColony(instance, heuristics).Search(Colony, new SeededRandom(instance.Seed));
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<VehicleRoutingInstance>> ReadInstances(string path)
    {
        var file = VehicleRoutingFile.Read(path);
        var scaled = file.Instance with { Points = new TspInstance(file.Instance.Points).InUnitSquare().Points, Unscaled = file.Instance };
        return [file with { Instance = Prepare(scaled, file.Name, 0) }];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<VehicleRoutingInstance> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var instance = benchmark.Instance.Unscaled ?? benchmark.Instance;
        var length = new BenchmarkValue("length", VehicleRoutes.LengthOf(answer, instance.Distance), benchmark.BestKnown);
        if (instance.Waiting > 0 && VehicleRoutes.Check(instance, answer) is { } routes)
        {
            return [new BenchmarkValue("cost, as published", routes.Length + (instance.Waiting * routes.Waits), null), length];
        }

        // A whole number was found with rounded distances, as the X set is measured; any other with real ones.
        return benchmark.BestKnown is not { } best || best != Math.Floor(best)
            ? [length]
            : [length, new BenchmarkValue("length, distances rounded", VehicleRoutes.LengthOf(answer, (from, to) => TspLibDistance.Nearest(instance.Distance(from, to))), best)];
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train50", 10, 10)],
        Split.Validation => [new("val20", 16, 64), new("val50", 16, 64), new("val100", 16, 64)],
        _ => [new("test20", 16, 64), new("test50", 16, 64), new("test100", 16, 64)],
    };
}
