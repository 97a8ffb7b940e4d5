using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Online bin packing as ReEvo (Ye et al. 2024) sets it: five instances of 5,000 Weibull items for training, five others for
/// validation and test. Its own instances are drawn without a seed; these are drawn with one.
/// </summary>
public sealed class ReEvoBinPacking() : BinPackingProblem(Setting)
{
    private const string Llm4ad = "llm4ad-5k";

    private static readonly SortedDictionary<string, (int Instances, int Items)> Sets = new(StringComparer.Ordinal)
    {
        ["weibull-5k"] = (5, 5_000),
        ["weibull-10k"] = (5, 10_000),
        ["weibull-100k"] = (1, 100_000),
    };

    private static readonly BinPackingSetting Setting = new("bpp-online", "Weibull sizes, at most 100, into bins of 100", InstanceGenerator.Weibull)
    {
        Splits = _ => (5, 5000),

        // A heuristic sees 4,000 bins for each of 25,000 items; the test's limits also admit a set of 100,000 items.
        Limits = split => split == Split.Test
            ? new RunLimits { Fuel = 200_000_000_000, AllocatedBytes = 1L << 40, WallTime = TimeSpan.FromMinutes(5) }
            : new RunLimits { Fuel = 3_000_000_000, AllocatedBytes = 40L << 30, WallTime = TimeSpan.FromSeconds(20) },
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> InstanceSets => ["weibull-5k", "weibull-10k", "weibull-100k", Llm4ad];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("First Fit", "FunSearch's five instances of 5,000 items, excess in %", 4.23, "Romera-Paredes et al. 2024, table 1"),
        new("Best Fit", "FunSearch's five instances of 5,000 items, excess in %", 3.98, "Romera-Paredes et al. 2024, table 1"),
        new("FunSearch", "FunSearch's five instances of 5,000 items, excess in %", 0.68, "Romera-Paredes et al. 2024, table 1"),
        new("EoH, run 1", "FunSearch's five instances of 5,000 items, excess in %; EoH was trained on them", 0.62, "Liu et al. 2024, repository"),
        new("FunSearch", "EoH's five instances of 5,000 items, excess in %", 0.80, "Liu et al. 2024, table 1"),
        new("EoH", "EoH's five instances of 5,000 items, excess in %", 0.80, "Liu et al. 2024, table 1"),
        new("best known", "100 own instances of 5,000 items, excess in %", 0.59, "MoH; the lowest credible figure on instances not trained on"),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<BenchmarkInstance<BinPackingInstance>> GenerateInstances(string name)
    {
        var instances = name == Llm4ad ? InstanceGenerator.Llm4ad(5, 5_000) : Setting.Draw(name, Sets[name].Instances, Sets[name].Items);
        return [.. instances.Select((instance, index) => new BenchmarkInstance<BinPackingInstance>($"{name}/{index}", instance) { BestKnown = LowerBounds.L2(instance) })];
    }
}
