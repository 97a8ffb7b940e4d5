using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class TspConstructiveBlackBox() : TspConstructiveProblem(new Problem
{
    Name = "tsp-constructive-black-box",
    Title = "A combinatorial problem over a graph, step by step",
    BlackBox = true,
    Description =
        "Solve a combinatorial optimisation problem that is not described. A solution is a sequence of nodes of a graph and is built node by node by a rule. "
        + "Write the rule that leads to the best solutions.",
    Contract = new ProgramContract(
        "Candidate",
        "int SelectNextNode(int node, int first, ReadOnlySpan<int> candidates, double[,] edgeAttributes)",
        "node: the node chosen last. first: the node that the solution begins with. candidates: the nodes to choose from, rising, one or more. "
        + "edgeAttributes: edgeAttributes[i, j] is an attribute of the edge between nodes i and j; it may only be read. Return one of the candidates.")
    {
        Stateless = true,
    },
    Objective = new Objective("objective", Direction.Minimize),
    Measures = [new MeasureAxis("agreement with a simple rule", 0, 1, 20), new MeasureAxis("program size", 0, 400, 15)],
    Seeds =
    [
        """
        using System;

        public static class Candidate
        {
            // The first one that there is.
            public static int SelectNextNode(int node, int first, ReadOnlySpan<int> candidates, double[,] edgeAttributes)
            {
                return candidates[0];
            }
        }

        """,
    ],
})
{
    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => ConstructiveReferences.All;
}
