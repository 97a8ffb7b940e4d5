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

    private static readonly int[] Sizes = [20, 50, 100, 200, 500, 1000];

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => ConstructiveReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. Row("nearest neighbour", 4.447, 6.892, 9.651, 13.425, 20.653, 29.178),
        .. Row("AEL", 4.079, 6.233, 8.601, 12.307, 19.237, 27.344),
        .. Row("ReEvo", 4.091, 6.227, 8.568, 12.093, 18.948, 26.792),
        new("GHPP", "21 instances of TSPLIB, mean gap in %", 16.7, "Ye et al. 2024, table 2"),
        new("ReEvo", "21 instances of TSPLIB, mean gap in %", 14.6, "Ye et al. 2024, table 2"),
    ];

    private static IEnumerable<PublishedFigure> Row(string method, params double[] lengths) =>
        Sizes.Zip(lengths, (size, length) => new PublishedFigure(method, $"test{size}, mean length", length, Notebook));
}
