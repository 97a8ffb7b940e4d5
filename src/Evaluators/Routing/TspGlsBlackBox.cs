using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class TspGlsBlackBox() : TspGlsProblem(new Problem
{
    Name = "tsp-gls-black-box",
    Title = "A combinatorial problem over a graph, by guided local search",
    BlackBox = true,
    Description =
        "Solve a combinatorial optimisation problem that is not described. Solutions are sets of edges of a graph and are improved by local search. Where that is stuck, "
        + "edges of the solution whose heuristic is large are made unattractive. Write the heuristic that leads to the best solutions.",
    Contract = new ProgramContract(
        "Candidate",
        "double[,] Heuristics(double[,] edgeAttributes)",
        "edgeAttributes: edgeAttributes[i, j] is an attribute of the edge between nodes i and j. Return a matrix of the same shape: how undesirable it is that the edge "
        + "from i to j is part of a solution. Numbers must be finite as 32-bit ones, one of them above 0; the diagonal means nothing.")
    {
        Stateless = true,
    },
    Objective = new Objective("objective", Direction.Minimize),
    Measures = [new MeasureAxis("steps per edge, log10", 0, 3, 15), new MeasureAxis("program size", 0, 400, 15)],
    Seeds =
    [
        """
        public static class Candidate
        {
            // All edges alike.
            public static double[,] Heuristics(double[,] edgeAttributes)
            {
                var heuristics = new double[edgeAttributes.GetLength(0), edgeAttributes.GetLength(1)];
                for (var i = 0; i < heuristics.GetLength(0); i++)
                {
                    for (var j = 0; j < heuristics.GetLength(1); j++)
                    {
                        heuristics[i, j] = 1.0;
                    }
                }

                return heuristics;
            }
        }

        """,
    ],
})
{
    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => GuideReferences.All;
}
