using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>Offline bin packing by ant colony, with all that a person would be told.</summary>
public sealed class OfflineBinPacking() : OfflineBinPackingProblem(new Problem
{
    Name = "bpp-offline-aco",
    Title = "Bin packing by ant colony: how promising is it to put two items together?",
    Description =
        "Pack items of various sizes, all known beforehand, into as few bins of one capacity as possible. An ant colony makes the packings: ants "
        + "fill one bin after the other; the next item is drawn, among those that still fit, by the mean over the bin's items of pheromone times "
        + "the heuristic that you write. Write the heuristic that leads to the fewest bins.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(int[] demands, int capacity)",
        "demands: the sizes of the n items. capacity: what a bin holds. Return a matrix of n by n finite numbers, the largest above 0: in row i, "
        + "column j, how promising it is to put item j into a bin that holds item i. Numbers are clipped to 1e-6 from below and 1e6 from above, then divided by the largest.")
    {
        Stateless = true,
    },
    Hints =
        "Weigh several quantities against each other, such as the size of an item and how well two fill a bin together; then sharpen the contrast. "
        + "Set pairs that will hardly share a bin in a good packing to zero.",
    Objective = new Objective("bins", Direction.Minimize),
    Measures = [new MeasureAxis("bins of two items", 0, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [OfflineReferences.Demand.Source],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => [OfflineReferences.Demand, OfflineReferences.Uniform, OfflineReferences.ReEvo];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("demand", "64 x val120, mean bins", 51.05, Table4), new("demand", "64 x val500, mean bins", 215.73, Table4), new("demand", "64 x val1000, mean bins", 433.08, Table4),
        new("AEL", "64 x val120, mean bins", 50.58, Table4), new("AEL", "64 x val500, mean bins", 211.15, Table4), new("AEL", "64 x val1000, mean bins", 422.60, Table4),
        new("ReEvo", "64 x val120, mean bins", 50.01, Table4), new("ReEvo", "64 x val500, mean bins", 207.31, Table4), new("ReEvo", "64 x val1000, mean bins", 413.74, Table4),
    ];

    /// <inheritdoc/>
    private protected override double[,] Ask(LoadedCandidate candidate, BinPackingInstance instance) =>
        candidate.Bind<PairHeuristics>("Heuristics")([.. instance.Items], instance.Capacity);
}
