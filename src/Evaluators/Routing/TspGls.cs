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
        + "from i to j is part of a tour. Numbers must be finite as 32-bit ones, one of them above 0; the diagonal means nothing.")
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
    private const string Notebook = "Ye et al. 2024, notebook of problems/tsp_gls in the repository ai4co/reevo";
    private const string EoH = "Liu et al. 2024 (EoH), its table of TSPLIB instances";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => GuideReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("KGLS", "gap to LKH in %", Table1, ("test20", 0.004), ("test50", 0.017), ("test100", 0.002), ("test200", 0.284)),
        .. PublishedRow.Of("KGLS-ReEvo", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.000), ("test200", 0.216)),
        .. PublishedRow.Of("EoH", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.025), ("test200", 0.338)),
        .. PublishedRow.Of("NeuOpt", "gap to LKH in %", Table1, ("test20", 0.000), ("test50", 0.000), ("test100", 0.027), ("test200", 0.403)),
        .. PublishedRow.Of("distance", "mean length", Notebook, ("test20", 3.836448), ("test50", 5.685538), ("test100", 7.778761), ("test200", 10.742373)),
        .. PublishedRow.Of("ReEvo", "mean length", Notebook, ("test20", 3.836285), ("test50", 5.684580), ("test100", 7.778580), ("test200", 10.735125)),
        .. PublishedRow.Of("EoH", "gap in %", EoH, ("rd100", 0.01), ("pr124", 0.00), ("bier127", 0.42), ("kroA150", 0.00), ("u159", 0.00), ("kroB200", 0.20), ("29 of TSPLIB", 0.28)),
        new("KGLS", "29 of TSPLIB, gap in %", 0.36, EoH), new("GLS", "29 of TSPLIB, gap in %", 0.78, EoH),
        new("LKH", "test20, mean length", 3.836285, Table1), new("LKH", "test50, mean length", 5.684580, Table1),
        new("LKH", "test100, mean length", 7.778580, Table1), new("LKH", "test200, mean length", 10.711946, Table1),
    ];
}
