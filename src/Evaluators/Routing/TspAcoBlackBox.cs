using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class TspAcoBlackBox() : TspAcoProblem(new Problem
{
    Name = "tsp-aco-black-box",
    Title = "A combinatorial problem over a graph, by sampling",
    BlackBox = true,
    Description =
        "Solve a combinatorial optimisation problem that is not described. Solutions are sets of edges of a complete graph and are drawn at random: the higher the "
        + "heuristic of an edge, the likelier it is part of one. Write the heuristic that leads to the best solutions.",
    Contract = new ProgramContract(
        "Candidate",
        "double[] Heuristics(double[,] edgeAttributes)",
        "edgeAttributes: a row for each edge of the graph, with its attributes. Return a number for each edge, in the same order: how promising it is to have it in a solution. "
        + "Numbers must be finite; those below 1e-9 count as 1e-9.")
    {
        Stateless = true,
    },
    Objective = new Objective("objective", Direction.Minimize),
    Measures = [new MeasureAxis("agreement with a simple rule", 0, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds =
    [
        """
        using System;

        public static class Candidate
        {
            // All edges alike.
            public static double[] Heuristics(double[,] edgeAttributes)
            {
                var heuristics = new double[edgeAttributes.GetLength(0)];
                Array.Fill(heuristics, 1.0);
                return heuristics;
            }
        }

        """,
    ],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4, black box";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References { get; } =
    [
        new("ReEvo", "Ye et al. 2024, notebook of problems/tsp_aco in the repository ai4co/reevo",
        """
        using System;

        public static class Candidate
        {
            // The logarithm of each attribute, scaled to mean 0 and deviation 1, turned into exp(-8 x).
            public static double[] Heuristics(double[,] edgeAttributes)
            {
                var (edges, attributes) = (edgeAttributes.GetLength(0), edgeAttributes.GetLength(1));
                var heuristics = new double[edges];
                for (var attribute = 0; attribute < attributes; attribute++)
                {
                    var (sum, squares) = (0.0, 0.0);
                    for (var edge = 0; edge < edges; edge++)
                    {
                        var value = Math.Log(1 + Math.Abs(edgeAttributes[edge, attribute]));
                        (sum, squares) = (sum + value, squares + value * value);
                    }

                    var mean = sum / edges;
                    var deviation = Math.Sqrt(Math.Max(squares / edges - mean * mean, 1e-300));
                    for (var edge = 0; edge < edges; edge++)
                    {
                        heuristics[edge] += Math.Exp(-8 * (Math.Log(1 + Math.Abs(edgeAttributes[edge, attribute])) - mean) / deviation);
                    }
                }

                return heuristics;
            }
        }

        """),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        .. PublishedRow.Of("uniform", "mean length", Table4, ("val20", 6.94), ("val50", 20.13), ("val100", 44.39)),
        .. PublishedRow.Of("AEL", "mean length", Table4, ("val20", 5.47), ("val50", 14.25), ("val100", 29.66)),
        .. PublishedRow.Of("ReEvo", "mean length", Table4, ("val20", 3.88), ("val50", 6.07), ("val100", 8.96)),
    ];

    /// <summary>Edges stand one under the other, row by row of the distances.</summary>
    private protected override double[,] Ask(LoadedCandidate candidate, double[,] distances)
    {
        var nodes = distances.GetLength(0);
        var attributes = new double[nodes * nodes, 1];
        Buffer.BlockCopy(distances, 0, attributes, 0, distances.Length * sizeof(double));
        var heuristics = ResultCheck.Vector(candidate.Bind<EdgeListHeuristics>("Heuristics")(attributes), distances.Length, "Heuristics");
        Buffer.BlockCopy(heuristics, 0, distances, 0, distances.Length * sizeof(double));
        return distances;
    }
}
