using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The orienteering problem by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of a step that guides <see cref="OrienteeringColony"/>.
/// Fitness is the mean prize of the tours, computed from their nodes.
/// </summary>
public abstract class OrienteeringProblem : PublishedSetProblem<OrienteeringInstance>
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 20, Iterations = 50, Decay = 0.9 };

    private protected OrienteeringProblem(Problem definition)
        : base(definition)
    {
    }

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "OPLib (.oplib)";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InstanceSets => OrienteeringGenerator.Sets;

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 10 : 120) };

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new Baseline(Definition.BlackBox ? "simple rule" : "greedy", Instances(split).Average(instance => OrienteeringTour.Greedy(instance).Prize))];

    /// <summary>Calls the candidate with prizes from 0 to 1, distances with 1e9 on the diagonal, and the limit, both in the unit of the instance's scale.</summary>
    private protected abstract double[,] Ask(LoadedCandidate candidate, double[] prizes, double[,] distances, double limit);

    private protected sealed override string Content => "nodes uniform in the unit square";

    private protected sealed override string Refusal => "A solution visits a node twice, or exceeds a limit.";

    private protected sealed override IReadOnlyList<OrienteeringInstance> Draw(string set) => OrienteeringGenerator.Draw(set);

    private protected sealed override OrienteeringInstance Prepare(OrienteeringInstance instance, string stream, int repetition) =>
        instance with { Seed = SeededRandom.Derive(Seed, $"op-aco/{stream}", repetition) };

    private protected sealed override int Size(OrienteeringInstance instance) => instance.Prizes.Length;

    private protected sealed override double? Figure(OrienteeringInstance instance, int[] answer) => OrienteeringTour.Check(instance, answer)?.Prize;

    /// <summary>The mean prize of the nodes visited: few dear ones, or many cheap ones.</summary>
    private protected sealed override double Behaviour(IReadOnlyList<OrienteeringInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) =>
        instances.Zip(answers, (instance, answer) => answer.Average(node => instance.Prizes[node]) / instance.Prizes.Max()).Average();

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, OrienteeringInstance instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var (nodes, largest) = (instance.Prizes.Length, instance.Prizes.Max());
        var distances = new double[nodes, nodes];
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes; j++)
            {
                distances[i, j] = i == j ? 1e9 : Distances.Between(instance.Points, i, j) / instance.Scale;
            }
        }

        var heuristics = Ask(candidate, [.. instance.Prizes.Select(prize => prize / largest)], Distances.Apart(distances), instance.Limit / instance.Scale);
        return new OrienteeringColony(instance, ResultCheck.Edges(heuristics, nodes, "Heuristics")).Search(Colony, new SeededRandom(instance.Seed));
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<OrienteeringInstance>> ReadInstances(string path)
    {
        var file = OrienteeringFile.Read(path);
        return [file with { Instance = Prepare(file.Instance, file.Name, 0) }];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<OrienteeringInstance> benchmark, int[] answer)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return [new BenchmarkValue("prize", answer.Sum(node => benchmark.Instance.Prizes[node]), benchmark.BestKnown)];
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train50", 5, 5)],
        Split.Validation => [new("val50", 16, 64), new("val100", 16, 64), new("val200", 16, 64)],
        _ => [new("test50", 16, 64), new("test100", 16, 64), new("test200", 16, 64)],
    };
}
