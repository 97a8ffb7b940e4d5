using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The capacitated vehicle routing problem by ant colony, with all that a person would be told.</summary>
public sealed class VehicleRoutingAco() : VehicleRoutingProblem(new Problem
{
    Name = "cvrp-aco",
    Title = "Capacitated vehicle routing by ant colony: how promising is a step?",
    Description =
        "Find short routes that bring every customer what it demands. A vehicle begins and ends at the depot and carries no more than its capacity. An ant colony makes the "
        + "routes: an ant goes on, with probability proportional to a step's pheromone times the heuristic that you write, to a customer left whose demand still fits, or to "
        + "the depot, where the next vehicle begins. Write the heuristic that leads to the shortest routes.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[,] distances, double[,] coordinates, double[] demands, int capacity)",
        "distances: distances[i, j] is the distance between nodes i and j; the diagonal is 1; node 0 is the depot. coordinates: x and y of each node, n by 2. demands: of the n nodes, "
        + "0 for the depot. capacity: what a vehicle carries. Return a matrix n by n: how promising it is to go from i to j. Numbers must be finite; those below 1e-9 count as 1e-9; "
        + "the diagonal means nothing. Only ratios within a row matter.")
    {
        Stateless = true,
    },
    Hints = EdgeHints.Text,
    Objective = new Objective("route length", Direction.Minimize),
    Measures = [new MeasureAxis("routes over the least needed", 1, 1.5, 10), new MeasureAxis("program size", 0, 400, 15)],
    Repetitions = 3,
    Seeds = [VehicleRoutingReferences.Inverse.Source],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => VehicleRoutingReferences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("inverse distance", "mean length", Table4, ("val20", 8.98), ("val50", 18.34), ("val100", 30.02)),
        .. PublishedRow.Of("AEL", "mean length", Table4, ("val20", 4.86), ("val50", 9.62), ("val100", 16.67)),
        .. PublishedRow.Of("ReEvo", "mean length", Table4, ("val20", 4.81), ("val50", 9.20), ("val100", 15.89)),
    ];

    private protected override double[,] Ask(LoadedCandidate candidate, VehicleRoutingInstance instance, double[,] distances)
    {
        var coordinates = new double[instance.Demands.Length, 2];
        Buffer.BlockCopy(instance.Points, 0, coordinates, 0, instance.Points.Length * sizeof(double));
        return candidate.Bind<RouteHeuristics>("Heuristics")(distances, coordinates, [.. instance.Demands], instance.Capacity);
    }
}
