using System.Globalization;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Online bin packing: evolve the priority by which an arriving item chooses its bin. Fitness is the mean excess of
/// bins over the lower bound L1, computed from the packing.
/// </summary>
public abstract class BinPackingProblem : ProgramProblem<BinPackingInstance, int[]>
{
    private const string FirstFitSeed =
        """
        using System;

        public static class Candidate
        {
            // First Fit: all bins are equal, so the first one in which the item fits gets it.
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    priority[i] = 0.0;
                }
            }
        }

        """;

    private const string BestFitSeed =
        """
        using System;

        public static class Candidate
        {
            // Best Fit: the bin that the item leaves fullest gets it.
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    priority[i] = -(remaining[i] - item);
                }
            }
        }

        """;

    private readonly Func<int, Random, BinPackingInstance> _generate;

    private protected BinPackingProblem(string name, string items, Func<int, Random, BinPackingInstance> generate)
    {
        _generate = generate;
        Definition = new Problem
        {
            Name = name,
            Title = $"Online bin packing of {items}",
            Description =
                $"Items arrive one by one ({items}). Each must be put at once, and for good, into a bin in which it fits. "
                + "Use as few bins as possible. There are always untouched bins: they are among those shown, with their full capacity. "
                + "The bin with the highest priority gets the item; of equals, the first.",
            Contract = new ProgramContract(
                "Candidate",
                "void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)",
                "item: the size of the arriving item. remaining: the remaining capacity of every bin in which it fits, in index order, "
                + "before it is placed. priority: as long as remaining and all zero; write the priority of each bin into it. NaN is not allowed. "
                + "The method is called once for each item and must not keep anything between calls."),
            Objective = new Objective("excess over the lower bound L1", Direction.Minimize, "%"),
            Measures =
            [
                new MeasureAxis("agreement with Best Fit", 0, 1, 20),
                new MeasureAxis("program size", 0, 300, 15),
            ],
            Seeds = [FirstFitSeed, BestFitSeed],
        };
    }

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Baseline> Baselines(Split split)
    {
        var instances = Instances(split);
        return
        [
            new Baseline("First Fit", Excess(instances, ClassicalHeuristics.FirstFit)),
            new Baseline("Best Fit", Excess(instances, ClassicalHeuristics.BestFit)),
            new Baseline("lower bound L2", Excess(instances, LowerBounds.L2)),
        ];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BinPackingInstance> Instances(Split split)
    {
        var (count, items) = split switch
        {
            Split.Training => (3, 1000),
            Split.Validation => (5, 2000),
            _ => (5, 5000),
        };
        return [.. Enumerable.Range(0, count).Select(index => _generate(items, new SeededRandom(2024, $"{Definition.Name}/{split}", index)))];
    }

    /// <inheritdoc/>
    protected sealed override int[] Run(LoadedCandidate candidate, BinPackingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return OnlinePacker.Pack(instance, candidate.Bind<PriorityFunction>("Priority"));
    }

    /// <inheritdoc/>
    protected sealed override Evaluation Score(IReadOnlyList<BinPackingInstance> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var packings = instances.Zip(answers, Packing.Check).OfType<Packing>().ToList();
        if (packings.Count < instances.Count)
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "An item was put into a bin in which it does not fit.");
        }

        var bins = packings.Average(packing => packing.Bins);
        var bound = instances.Average(LowerBounds.L1);
        var excess = 100 * (bins - bound) / bound;
        var agreement = packings.Sum(packing => packing.BestFitChoices) / (double)instances.Sum(instance => instance.Items.Count);
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(excess),
            Measures = new Measures(agreement, facts.Size),
            Metrics = new SortedDictionary<string, double> { ["bins"] = bins, ["lower bound L1"] = bound },
            Feedback =
            [
                string.Create(CultureInfo.InvariantCulture, $"{bins:F1} bins on average where the lower bound L1 is {bound:F1}."),
                string.Create(CultureInfo.InvariantCulture, $"{agreement:P1} of the items went where Best Fit would have put them."),
            ],
        };
    }

    private static double Excess(IReadOnlyList<BinPackingInstance> instances, Func<BinPackingInstance, int> bins)
    {
        var bound = instances.Average(LowerBounds.L1);
        return 100 * (instances.Average(bins) - bound) / bound;
    }
}

/// <summary>Weibull sizes, capacity 100: the set on which FunSearch and its successors are compared.</summary>
public sealed class WeibullBinPacking() : BinPackingProblem(
    "bin-packing", "Weibull sizes, at most 100, into bins of 100", InstanceGenerator.Weibull);

/// <summary>Uniform sizes, capacity 150: the distribution of the OR-Library's sets.</summary>
public sealed class UniformBinPacking() : BinPackingProblem(
    "bin-packing-uniform", "uniform sizes, 20 to 100, into bins of 150", InstanceGenerator.Uniform);
