using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The words for problems on graphs that are not described.</summary>
internal static class GraphBlackBox
{
    /// <param name="name">The name that a user types.</param>
    /// <param name="direction">Which way is better.</param>
    /// <param name="measure">The measure beside the program's size.</param>
    /// <param name="constraint">The name of a number that constrains solutions; <see langword="null"/> where there is none.</param>
    public static Problem Definition(string name, Direction direction, MeasureAxis measure, string? constraint) => new()
    {
        Name = name,
        Title = "A combinatorial problem over a graph with attributes, by sampling",
        BlackBox = true,
        Description =
            "Solve a combinatorial optimisation problem that is not described. Solutions are sets of edges of a complete graph and are drawn at random: the higher the "
            + "heuristic of an edge, the likelier it is part of one. Write the heuristic that leads to the best solutions.",
        Contract = new ProgramContract(
            "Candidate",
            $"double[,] Heuristics({Parameters(constraint)})",
            $"edgeAttributes: edgeAttributes[i, j] is an attribute of the edge from node i to node j. nodeAttributes: an attribute of each of the n nodes.{(constraint is null ? "" : $" {constraint}: a number that constrains solutions.")} "
            + "Return a matrix n by n: how promising it is to have the edge from i to j in a solution. Numbers must be finite; those below 1e-9 count as 1e-9; the diagonal means nothing.")
        {
            Stateless = true,
        },
        Objective = new Objective("objective", direction),
        Measures = [measure, new MeasureAxis("program size", 0, 400, 15)],
        Repetitions = 3,
        Seeds = [EdgeProgram.Source(Parameters(constraint), "edgeAttributes", "All edges alike.", "heuristics[i, j] = 1.0;")],
    };

    public static string Parameters(string? constraint) => constraint is null ? "double[,] edgeAttributes, double[] nodeAttributes" : $"double[] nodeAttributes, double[,] edgeAttributes, double {constraint}";
}
