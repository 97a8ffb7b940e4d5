using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The orienteering problem by ant colony, with all that a person would be told.</summary>
public sealed class OrienteeringAco() : OrienteeringProblem(new Problem
{
    Name = "op-aco",
    Title = "Orienteering by ant colony: how promising is a step?",
    Description =
        "Collect the largest total prize on a tour of limited length that begins and ends at the first node. An ant colony makes the tours: an ant goes on, with probability "
        + "proportional to a step's pheromone times the heuristic that you write, to a node not yet visited from which it can still return in time. Write the heuristic that leads to the "
        + "largest prizes.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[] prizes, double[,] distances, double limit)",
        "prizes: what a visit of each of the n nodes brings, 0 to 1. distances: distances[i, j] is the distance between nodes i and j; the diagonal is 1e9; node 0 is the first. "
        + "limit: how long a tour may be. Return a matrix n by n: how promising it is to go from i to j. Numbers must be finite; those below 1e-9 count as 1e-9; the diagonal means nothing. "
        + "Only ratios within a row matter.")
    {
        Stateless = true,
    },
    Hints = EdgeHints.Text,
    Objective = new Objective("prize", Direction.Maximize),
    Measures = [new MeasureAxis("mean prize of a visited node", 0.2, 0.9, 14), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [OrienteeringReferences.Ratio.Source],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => OrienteeringReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("prize per distance", "mean prize", Table4, ("val50", 13.52), ("val100", 24.34), ("val200", 36.89)),
        .. PublishedRow.Of("AEL", "mean prize", Table4, ("val50", 15.05), ("val100", 29.69), ("val200", 52.25)),
        .. PublishedRow.Of("ReEvo", "mean prize", Table4, ("val50", 15.03), ("val100", 29.71), ("val200", 52.16)),
    ];

    private protected override double[,] Ask(LoadedCandidate candidate, double[] prizes, double[,] distances, double limit) =>
        candidate.Bind<PrizeHeuristics>("Heuristics")(prizes, distances, limit);
}
