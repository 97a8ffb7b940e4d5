using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The travelling salesman problem by construction, with all that a person would be told.</summary>
public sealed class TspConstructive() : TspConstructiveProblem(new Problem
{
    Name = "tsp-constructive",
    Title = "Travelling salesman: where does the tour go on?",
    Description =
        "Find short round trips through all cities. A tour is built city by city: from where it has come to, a rule chooses the next city among "
        + "those not yet visited; after the last one it returns to where it began. Write the rule that leads to the shortest tours.",
    Contract = new ProgramContract(
        "Candidate",
        "int SelectNextNode(int current, int destination, ReadOnlySpan<int> unvisited, double[,] distances)",
        "current: the city where the tour has come to. destination: the city where it began, and to which it will return. unvisited: the cities not "
        + "yet visited, rising, one or more. distances: distances[i, j] is the distance between cities i and j; it may only be read. Return one of the unvisited cities.")
    {
        Stateless = true,
    },
    Objective = new Objective("tour length", Direction.Minimize),
    Measures = [new MeasureAxis("steps to the nearest city", 0.3, 1, 20), new MeasureAxis("program size", 0, 400, 15)],
    Seeds = [ConstructiveReferences.Ael.Source],
})
{
    private const string Notebook = "Ye et al. 2024, notebook of problems/tsp_constructive in the repository ai4co/reevo";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => ConstructiveReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("nearest neighbour", "mean length", Notebook, ("test20", 4.447), ("test50", 6.892), ("test100", 9.651), ("test200", 13.425), ("test500", 20.653), ("test1000", 29.178)),
        .. PublishedRow.Of("AEL", "mean length", Notebook, ("test20", 4.079), ("test50", 6.233), ("test100", 8.601), ("test200", 12.307), ("test500", 19.237), ("test1000", 27.344)),
        .. PublishedRow.Of("ReEvo", "mean length", Notebook, ("test20", 4.091), ("test50", 6.227), ("test100", 8.568), ("test200", 12.093), ("test500", 18.948), ("test1000", 26.792)),
        new("GHPP", "21 instances of TSPLIB, mean gap in %", 16.7, "Ye et al. 2024, table 2"),
        new("ReEvo", "21 instances of TSPLIB, mean gap in %", 14.6, "Ye et al. 2024, table 2"),
    ];
}
