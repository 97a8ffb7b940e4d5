using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The travelling salesman problem by guided local search, with all that a person would be told.</summary>
public sealed class TspGls() : TspGlsProblem(new Problem
{
    Name = "tsp-gls",
    Title = "Travelling salesman by guided local search: how bad is an edge?",
    Description =
        "Find short round trips through all cities. A local search improves a tour by 2-opt moves and relocations. Where it is stuck, the edges of the tour of the "
        + "largest badness, over one plus how often that was done to them, are penalised, so that it leaves them. Write the badness that leads to the shortest tours.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[,] distances)",
        "distances: distances[i, j] is the distance between cities i and j; the diagonal is 1e-5. Return a matrix of the same shape: how bad it is that the edge "
        + "from i to j is part of a tour. Numbers must be finite, one of them above 0; the diagonal means nothing.")
    {
        Stateless = true,
    },
    Hints = "Bad is an edge that is long for where it lies: compare it with the distances to the nearest neighbours of its two cities.",
    Objective = new Objective("tour length", Direction.Minimize),
    Measures = [new MeasureAxis("steps per edge, log10", 0, 3, 15), new MeasureAxis("program size", 0, 400, 15)],
    Seeds = [GuideReferences.Distance.Source],
})
{
    private const string Table1 = "Ye et al. 2024, table 1";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => GuideReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("KGLS", "gap to LKH in %", Table1, ("test20", 0.004), ("test50", 0.017), ("test100", 0.002), ("test200", 0.284)),
        .. PublishedRow.Of("KGLS-ReEvo", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.000), ("test200", 0.216)),
        .. PublishedRow.Of("EoH", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.025), ("test200", 0.338)),
        .. PublishedRow.Of("NeuOpt", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.027), ("test200", 0.403)),
        new("LKH", "test20, mean length", 3.836285, Table1), new("LKH", "test50, mean length", 5.684580, Table1),
        new("LKH", "test100, mean length", 7.778580, Table1), new("LKH", "test200, mean length", 10.711946, Table1),
    ];
}
