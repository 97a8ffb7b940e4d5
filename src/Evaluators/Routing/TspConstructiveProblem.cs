using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// The travelling salesman problem by construction, as ReEvo (Ye et al. 2024) sets it: evolve the rule by which a tour goes on from city to
/// city. A tour begins at city 0.
/// </summary>
public abstract class TspConstructiveProblem : TourProblem
{
    private protected TspConstructiveProblem(Problem definition)
        : base(definition, TspGenerator.Construction)
    {
    }

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => split == Split.Test
        ? new RunLimits { Fuel = 100_000_000_000, AllocatedBytes = 1L << 40, WallTime = TimeSpan.FromMinutes(3) }
        : base.Limits(split);

    /// <summary>Builds a tour by a rule.</summary>
    /// <param name="instance">The cities.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="start">Where the tour begins, from 0.</param>
    /// <returns>The cities in the order in which they were chosen.</returns>
    /// <exception cref="InvalidResultException">The rule chose a city that is not unvisited, or changed the distances.</exception>
    public static int[] Construct(TspInstance instance, SelectNextNode rule, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, instance.Cities);
        var distances = instance.Matrix();
        var pristine = Distances.Copy(distances);
        var unvisited = Enumerable.Range(0, instance.Cities).Where(city => city != start).ToArray();
        var tour = new int[instance.Cities];
        tour[0] = start;
        for (var step = 1; step < tour.Length; step++)
        {
            var left = unvisited.AsSpan(0, tour.Length - step);
            var next = rule(tour[step - 1], start, left, distances);
            var place = left.BinarySearch(next);
            if (place < 0)
            {
                throw new InvalidResultException($"SelectNextNode returned {next} at step {step}; that is none of the {left.Length} unvisited nodes.");
            }

            // At every step: what a rule writes here and takes back later would be a memory.
            if (!Distances.AreSame(distances, pristine))
            {
                throw new InvalidResultException($"SelectNextNode changed the matrix that it was given at step {step}; it may only read it.");
            }

            left[(place + 1)..].CopyTo(left[place..]);
            tour[step] = next;
        }

        return tour;
    }

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, TspTask instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(instance);
        return Construct(instance.Instance, candidate.Bind<SelectNextNode>("SelectNextNode"));
    }

    private protected sealed override IReadOnlyList<ChosenSet> Chosen(Split split) => split switch
    {
        Split.Training => [new("train50", 64, 64)],
        Split.Validation => [new("val20", 64, 64), new("val50", 64, 64), new("val100", 64, 64), new("val200", 64, 64)],
        _ => [new("test20", 64, 64), new("test50", 64, 64), new("test100", 64, 64), new("test200", 64, 64), new("test500", 8, 64), new("test1000", 2, 64)],
    };
}
