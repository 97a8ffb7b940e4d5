using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The travelling salesman problem by ant colony, with all that a person would be told.</summary>
public sealed class TspAco() : TspAcoProblem(new Problem
{
    Name = "tsp-aco",
    Title = "Travelling salesman by ant colony: how promising is an edge?",
    Description =
        "Find short round trips through all cities. An ant colony makes them: an ant goes on from city to city, with probability proportional to an edge's "
        + "pheromone times the heuristic that you write, among the cities not yet visited. Write the heuristic that leads to the shortest tours.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[,] distances)",
        "distances: distances[i, j] is the distance between cities i and j; the diagonal is 1. Return a matrix of the same shape: how promising it is to go from i to j. "
        + "Numbers must be finite; those below 1e-9 count as 1e-9; the diagonal means nothing. Only ratios within a row matter.")
    {
        Stateless = true,
    },
    Hints = EdgeHints.Text,
    Objective = new Objective("tour length", Direction.Minimize),
    Measures = [new MeasureAxis("steps to the nearest city", 0, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [EdgeReferences.Inverse.Source],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => [EdgeReferences.Inverse, EdgeReferences.Uniform("distances"), EdgeReferences.Contrast];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("inverse distance", "mean length", Table4, ("val20", 3.90), ("val50", 6.54), ("val100", 10.11)),
        .. PublishedRow.Of("AEL", "mean length", Table4, ("val20", 3.90), ("val50", 6.08), ("val100", 8.97)),
        .. PublishedRow.Of("ReEvo", "mean length", Table4, ("val20", 3.87), ("val50", 5.84), ("val100", 8.40)),
    ];

    private protected override double[,] Ask(LoadedCandidate candidate, double[,] distances) => candidate.Bind<EdgeHeuristics>("Heuristics")(distances);
}
