using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The travelling salesman problem by guided local search, as ReEvo (Ye et al. 2024) sets it: evolve the badness of an edge that guides
/// <see cref="GuidedLocalSearch"/>.
/// </summary>
public abstract class TspGlsProblem : TourProblem
{
    private const double Diagonal = 1e-5;

    private protected TspGlsProblem(Problem definition)
        : base(definition, TspGenerator.GuidedSearch)
    {
    }

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => base.Limits(split) with { WallTime = TimeSpan.FromSeconds(split == Split.Training ? 60 : 300) };

    /// <summary>The cost of the heuristic: the tours of a good search are all alike.</summary>
    private protected sealed override double Behaviour(IReadOnlyList<TspTask> instances, IReadOnlyList<int[]> answers, ProgramFacts facts) =>
        Math.Log10(1 + (facts.Steps / instances.Sum(task => (double)task.Instance.Cities * task.Instance.Cities)));

    /// <summary>ReEvo's moves and iterations for each size in its test; in training and validation they are always those of training.</summary>
    private protected sealed override TspTask Prepare(TspTask instance, string stream, int repetition) => instance with
    {
        Search = !stream.StartsWith("Test/", StringComparison.Ordinal) && !stream.StartsWith("test", StringComparison.Ordinal)
            ? new GuidedLocalSearchOptions(30, 1200)
            : instance.Instance.Cities switch
            {
                <= 20 => new GuidedLocalSearchOptions(5, 73),
                <= 50 => new GuidedLocalSearchOptions(30, 175),
                <= 100 => new GuidedLocalSearchOptions(40, 1800),
                _ => new GuidedLocalSearchOptions(40, 800),
            },
    };

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, TspTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        var count = instance.Instance.Cities;
        var guide = ResultCheck.Edges(candidate.Bind<EdgeHeuristics>("Heuristics")(Distances.Apart(instance.Instance.Matrix(Diagonal))), count, "Heuristics");
        RequireBadEdge(guide);
        return new GuidedLocalSearch(instance.Instance.Matrix(Diagonal), guide).Search(instance.Search!);
    }

    /// <summary>The search computes in 32-bit numbers: what overflows there is no badness, and what underflows is none above 0.</summary>
    private static void RequireBadEdge(double[,] guide)
    {
        if (guide.Cast<double>().FirstOrDefault(badness => !float.IsFinite((float)badness)) is not 0 and var large)
        {
            throw new InvalidResultException(string.Create(CultureInfo.InvariantCulture, $"Heuristics returned {large}; the search computes in 32-bit numbers, which end at 3.4E+38."));
        }

        if (!guide.Cast<double>().Any(badness => (float)badness > 0))
        {
            throw new InvalidResultException("Heuristics returned no number above 0 off the diagonal; an edge must be bad for the search to leave it.");
        }
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train200", 10, 10)],
        Split.Validation => [new("val20", 16, 64), new("val50", 16, 64), new("val100", 8, 64), new("val200", 8, 64)],
        _ => [new("test20", 64, 64), new("test50", 64, 64), new("test100", 16, 64), new("test200", 16, 64)],
    };
}
