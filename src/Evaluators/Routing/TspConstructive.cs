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
    Hints = "Look ahead: weigh what a choice leaves behind, such as how far it lies from the other unvisited cities and from the end.",
    Objective = new Objective("tour length", Direction.Minimize),
    Measures = [new MeasureAxis("steps to the nearest city", 0.3, 1, 20), new MeasureAxis("program size", 0, 400, 15)],
    Seeds = [ConstructiveReferences.Ael.Source],
})
{
    private const string Notebook = "Ye et al. 2024, notebook of problems/tsp_constructive in the repository ai4co/reevo";
    private const string Table2 = "Ye et al. 2024, table 2";
    private const string TspLibGap = "mean gap of start nodes 0, 1 and 2 in %, real distances against the rounded optimum";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => ConstructiveReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("nearest neighbour", "mean length", Notebook, ("test20", 4.447), ("test50", 6.892), ("test100", 9.651), ("test200", 13.425), ("test500", 20.653), ("test1000", 29.178)),
        .. PublishedRow.Of("AEL", "mean length", Notebook, ("test20", 4.079), ("test50", 6.233), ("test100", 8.601), ("test200", 12.307), ("test500", 19.237), ("test1000", 27.344)),
        .. PublishedRow.Of("ReEvo", "mean length", Notebook, ("test20", 4.091), ("test50", 6.227), ("test100", 8.568), ("test200", 12.093), ("test500", 18.948), ("test1000", 26.792)),
        .. PublishedRow.Of(
            "GHPP", TspLibGap, Table2,
            ("ts225", 7.7), ("rat99", 14.1), ("rl1889", 21.1), ("u1817", 21.2), ("d1655", 18.7), ("bier127", 15.6), ("lin318", 14.3),
            ("eil51", 10.2), ("d493", 15.6), ("kroB100", 14.1), ("kroC100", 16.2), ("ch130", 14.8), ("pr299", 18.2), ("fl417", 22.7),
            ("d657", 16.3), ("kroA150", 15.6), ("fl1577", 17.6), ("u724", 15.5), ("pr264", 24.0), ("pr226", 15.5), ("pr439", 21.4), ("these 21", 16.7)),
        .. PublishedRow.Of(
            "ReEvo", TspLibGap, Table2,
            ("ts225", 6.6), ("rat99", 12.4), ("rl1889", 17.5), ("u1817", 16.6), ("d1655", 17.5), ("bier127", 10.8), ("lin318", 16.6),
            ("eil51", 6.5), ("d493", 13.4), ("kroB100", 12.2), ("kroC100", 15.9), ("ch130", 9.4), ("pr299", 20.6), ("fl417", 19.2),
            ("d657", 16.0), ("kroA150", 11.6), ("fl1577", 12.1), ("u724", 16.9), ("pr264", 16.8), ("pr226", 18.0), ("pr439", 19.3), ("these 21", 14.6)),
    ];
}
