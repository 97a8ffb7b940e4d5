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
    private readonly BinPackingSetting _setting;

    private protected BinPackingProblem(BinPackingSetting setting)
    {
        _setting = setting;
        Definition = new Problem
        {
            Name = setting.Name,
            Title = $"Online bin packing of {setting.Sizes}",
            Description =
                $"Items arrive one by one ({setting.Sizes}). Each must be put at once, and for good, into a bin in which it fits. "
                + "Use as few bins as possible. There are always untouched bins: they are among those shown, with their full capacity. "
                + "The bin with the highest priority gets the item; of equals, the first.",
            Contract = new ProgramContract(
                "Candidate",
                "void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)",
                "item: the size of the arriving item. remaining: the remaining capacity of every bin in which it fits, in index order, "
                + "before it is placed. priority: as long as remaining and all zero; write the priority of each bin into it. NaN is not allowed. "
                + "The method is called once for each item and must not keep anything between calls.")
            {
                Stateless = true,
            },
            Objective = new Objective("excess over the lower bound L1", Direction.Minimize, "%"),
            Measures =
            [
                new MeasureAxis("agreement with Best Fit", 0, 1, 20),
                new MeasureAxis("program size", 0, 300, 15),
            ],
            Seeds = [OnlineHeuristics.FirstFit.Source, OnlineHeuristics.BestFit.Source],
        };
    }

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ReferenceProgram> References => OnlineHeuristics.All;

    /// <summary>One instance of the training.</summary>
    /// <param name="split">The instances.</param>
    public sealed override int FirstStage(Split split) => split == Split.Training ? 1 : 0;

    /// <inheritdoc/>
    public sealed override string InstanceFiles => "OR-Library bin packing (.txt)";

    /// <inheritdoc/>
    public sealed override RunLimits Limits(Split split) => _setting.Limits?.Invoke(split) ?? base.Limits(split);

    /// <inheritdoc/>
    public sealed override string Describe(Split split)
    {
        var (instances, items) = _setting.Splits(split);
        return string.Create(CultureInfo.InvariantCulture, $"{instances} instances of {items:N0} items, {_setting.Sizes}");
    }

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
    protected sealed override IReadOnlyList<BinPackingInstance> Instances(Split split) => _setting.Draw(split);

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

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkInstance<BinPackingInstance>> ReadInstances(string path) => BinPackingFile.Read(path);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<BinPackingInstance> benchmark, int[] answer) =>
        BinPackingValues.Of(benchmark, answer);

    private static double Excess(IReadOnlyList<BinPackingInstance> instances, Func<BinPackingInstance, int> bins)
    {
        var bound = instances.Average(LowerBounds.L1);
        return 100 * (instances.Average(bins) - bound) / bound;
    }
}

/// <summary>Weibull sizes, capacity 100: the set on which FunSearch and its successors are compared, in a size that is quickly judged.</summary>
public sealed class WeibullBinPacking() : BinPackingProblem(
    new BinPackingSetting("bin-packing", "Weibull sizes, at most 100, into bins of 100", InstanceGenerator.Weibull));

/// <summary>Uniform sizes, capacity 150: the distribution of the OR-Library's sets.</summary>
public sealed class UniformBinPacking() : BinPackingProblem(
    new BinPackingSetting("bin-packing-uniform", "uniform sizes, 20 to 100, into bins of 150", InstanceGenerator.Uniform));
