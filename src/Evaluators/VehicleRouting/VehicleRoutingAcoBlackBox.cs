using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class VehicleRoutingAcoBlackBox() : VehicleRoutingProblem(GraphBlackBox.Definition("cvrp-aco-black-box", Direction.Minimize, new MeasureAxis("a count of the solution over the least possible", 1, 1.5, 10), null))
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4, black box";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References { get; } =
        [new("inverse attribute", "classical", EdgeProgram.Source(GraphBlackBox.Parameters(null), "edgeAttributes", "The inverse of the attribute of the edge.", "heuristics[i, j] = 1.0 / edgeAttributes[i, j];"))];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("uniform", "mean length", Table4, ("val20", 11.06), ("val50", 26.39), ("val100", 51.45)),
        .. PublishedRow.Of("AEL", "mean length", Table4, ("val20", 8.32), ("val50", 20.42), ("val100", 40.35)),
        .. PublishedRow.Of("ReEvo", "mean length", Table4, ("val20", 5.46), ("val50", 11.53), ("val100", 21.11)),
    ];

    /// <summary>The attribute of a node is the share of the capacity that it demands.</summary>
    private protected override double[,] Ask(LoadedCandidate candidate, VehicleRoutingInstance instance, double[,] distances) =>
        candidate.Bind<GraphHeuristics>("Heuristics")(distances, [.. instance.Demands.Select(demand => demand / (double)instance.Capacity)]);
}
