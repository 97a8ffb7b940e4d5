using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class OrienteeringAcoBlackBox() : OrienteeringProblem(GraphBlackBox.Definition("op-aco-black-box", Direction.Maximize, new MeasureAxis("mean attribute of a solution's nodes", 0.2, 0.9, 14), Constraint))
{
    private const string Constraint = "nodeConstraint";

    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4, black box";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References { get; } =
    [
        new("node over edge", "Tsiligirides 1984", EdgeProgram.Source(
            GraphBlackBox.Parameters(Constraint), "edgeAttributes", "The attribute of the node that the edge leads to over that of the edge.", "heuristics[i, j] = nodeAttributes[j] / edgeAttributes[i, j];")),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("uniform", "mean prize", Table4, ("val50", 6.17), ("val100", 7.64), ("val200", 8.69)),
        .. PublishedRow.Of("AEL", "mean prize", Table4, ("val50", 8.45), ("val100", 11.14), ("val200", 12.23)),
        .. PublishedRow.Of("ReEvo", "mean prize", Table4, ("val50", 10.53), ("val100", 15.24), ("val200", 16.59)),
    ];

    private protected override double[,] Ask(LoadedCandidate candidate, double[] prizes, double[,] distances, double limit) =>
        candidate.Bind<ConstrainedGraphHeuristics>("Heuristics")(prizes, distances, limit);
}
