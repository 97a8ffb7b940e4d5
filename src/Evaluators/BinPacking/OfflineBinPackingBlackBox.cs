using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class OfflineBinPackingBlackBox() : OfflineBinPackingProblem(new Problem
{
    Name = "bpp-offline-aco-black-box",
    Title = "A combinatorial problem over nodes, by sampling",
    BlackBox = true,
    Description =
        "Solve a combinatorial optimisation problem that is not described. Solutions divide nodes into groups and are drawn at random: the higher the "
        + "heuristic of two nodes, the likelier they are grouped. Write the heuristic that leads to the best solutions.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[] nodeAttributes, int nodeConstraint)",
        "nodeAttributes: an attribute of each of the n nodes. nodeConstraint: a constraint on the attributes. Return a matrix of n by n finite numbers, the largest "
        + "above 0: in row i, column j, how promising it is to have node j in a group with node i. Numbers are clipped to 1e-6 from below and 1e6 from above, then divided by the largest.")
    {
        Stateless = true,
    },
    Objective = new Objective("objective", Direction.Minimize),
    Measures = [new MeasureAxis("groups of two", 0, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [OfflineReferences.UniformSource("double[] nodeAttributes, int nodeConstraint", "nodeAttributes")],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4, black box";

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("uniform", "64 x val120, mean bins", 51.89, Table4), new("uniform", "64 x val500, mean bins", 219.64, Table4), new("uniform", "64 x val1000, mean bins", 441.09, Table4),
        new("AEL", "64 x val120, mean bins", 51.21, Table4), new("AEL", "64 x val500, mean bins", 214.78, Table4), new("AEL", "64 x val1000, mean bins", 429.82, Table4),
        new("ReEvo", "64 x val120, mean bins", 50.66, Table4), new("ReEvo", "64 x val500, mean bins", 210.83, Table4), new("ReEvo", "64 x val1000, mean bins", 420.81, Table4),
    ];

    /// <inheritdoc/>
    private protected override double[,] Ask(LoadedCandidate candidate, BinPackingInstance instance) =>
        candidate.Bind<AttributeHeuristics>("Heuristics")([.. instance.Items.Select(size => (double)size)], instance.Capacity);
}
