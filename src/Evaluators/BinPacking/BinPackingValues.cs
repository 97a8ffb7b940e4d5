namespace EvoLLM.Evaluators;

/// <summary>What the field states of a packing.</summary>
internal static class BinPackingValues
{
    /// <param name="benchmark">The instance; its best known value is a number of bins.</param>
    /// <param name="assignment">A valid packing of it.</param>
    public static IReadOnlyList<BenchmarkValue> Of(BenchmarkInstance<BinPackingInstance> benchmark, IReadOnlyList<int> assignment)
    {
        var bins = assignment.Distinct().Count();
        return
        [
            new BenchmarkValue("bins", bins, benchmark.BestKnown),
            new BenchmarkValue("bins, over the lower bound L1", bins, LowerBounds.L1(benchmark.Instance)),
        ];
    }
}
