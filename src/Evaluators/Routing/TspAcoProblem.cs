using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The travelling salesman problem by ant colony, as ReEvo (Ye et al. 2024) sets it: evolve the promise of an edge that guides
/// <see cref="SalesmanColony"/>.
/// </summary>
public abstract class TspAcoProblem : TourProblem
{
    private const ulong Seed = 2024;

    private static readonly ColonyOptions Colony = new() { Ants = 30, Iterations = 100, Decay = 0.9 };

    private protected TspAcoProblem(Problem definition)
        : base(definition, TspGenerator.Colonies)
    {
    }

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 10 : 120) };

    /// <summary>Calls the candidate; 1 stands on the diagonal of the distances.</summary>
    private protected abstract double[,] Ask(LoadedCandidate candidate, double[,] distances);

    private protected sealed override TspTask Prepare(TspTask instance, string stream, int repetition) =>
        instance with { Seed = SeededRandom.Derive(Seed, $"tsp-aco/{stream}", repetition) };

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, TspTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var distances = instance.Instance.Matrix(1);
        var heuristics = ResultCheck.Edges(Ask(candidate, Distances.Apart(Distances.Copy(distances))), instance.Instance.Cities, "Heuristics");
        return new SalesmanColony(distances, heuristics).Search(Colony, new SeededRandom(instance.Seed));
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train50", 5, 5)],
        Split.Validation => [new("val20", 16, 64), new("val50", 16, 64), new("val100", 16, 64)],
        _ => [new("test20", 16, 64), new("test50", 16, 64), new("test100", 16, 64)],
    };
}
