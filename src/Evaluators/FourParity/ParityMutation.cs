namespace EvoLLM.Evaluators;

/// <summary>
/// The baseline of ELM's bug-fixing benchmark: genetic programming that redraws each node of the buggy tree with a fixed
/// probability, a function among 2 and a terminal among 13. Its probability of mending all bugs at once falls exponentially with their
/// number.
/// </summary>
public static class ParityMutation
{
    private static readonly Lazy<IReadOnlyList<ParityTree>> Solutions = new(() => [.. Correct(new int[ParityTree.Nodes], 0)]);

    /// <summary>The exact probability that one mutation mends the program: the sum over all trees that are correct.</summary>
    /// <param name="bugs">How many bugs it has, 0 to 5.</param>
    /// <param name="rate">The probability that a node is redrawn, 0 to 1.</param>
    public static double SuccessProbability(int bugs, double rate)
    {
        ParityBugs.RequireCount(bugs);
        var before = ParityTree.WithBugs(bugs);
        return Solutions.Value.Sum(after => Probability(before, after, rate));
    }

    /// <summary>Mutates the program once.</summary>
    /// <param name="bugs">How many bugs it has, 0 to 5.</param>
    /// <param name="rate">The probability that a node is redrawn, 0 to 1.</param>
    /// <param name="random">The stream of this decision.</param>
    /// <returns>Whether it is correct on all 16 inputs then.</returns>
    public static bool Mends(int bugs, double rate, Random random)
    {
        ParityBugs.RequireCount(bugs);
        ArgumentNullException.ThrowIfNull(random);
        var nodes = ParityTree.WithBugs(bugs).All.ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = random.NextDouble() < rate ? random.Next(ParityTree.Choices(i)) : nodes[i];
        }

        return new ParityTree(nodes).IsCorrect();
    }

    private static double Probability(ParityTree before, ParityTree after, double rate)
    {
        var probability = 1.0;
        for (var i = 0; i < ParityTree.Nodes; i++)
        {
            probability *= (rate / ParityTree.Choices(i)) + (before.All[i] == after.All[i] ? 1 - rate : 0);
        }

        return probability;
    }

    private static IEnumerable<ParityTree> Correct(int[] nodes, int node)
    {
        if (node == nodes.Length)
        {
            var tree = new ParityTree([.. nodes]);
            return tree.IsCorrect() ? [tree] : [];
        }

        return Enumerable.Range(0, ParityTree.Choices(node)).Where(choice => ParityTree.IsDefined(node, choice)).SelectMany(choice =>
        {
            nodes[node] = choice;
            return Correct(nodes, node + 1);
        });
    }
}
