using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Two parents, told apart by their fitness.</summary>
/// <param name="Worse">The less fit.</param>
/// <param name="Better">The fitter.</param>
internal sealed record ParentPair(Elite Worse, Elite Better);

/// <summary>How ReEvo chooses its parents: uniformly, but no two of the same fitness.</summary>
internal static class ParentPairs
{
    /// <summary>The most draws for all pairs of a generation.</summary>
    public const int MaxDraws = 1000;

    /// <summary>Draws pairs of distinct candidates; a pair of equal fitness does not count.</summary>
    /// <param name="pool">What is drawn from.</param>
    /// <param name="count">How many pairs.</param>
    /// <param name="random">Decides.</param>
    /// <returns>The pairs; empty where there are fewer than two to choose from, or the draws do not suffice.</returns>
    public static IReadOnlyList<ParentPair> Draw(IReadOnlyList<Elite> pool, int count, Random random)
    {
        var pairs = new List<ParentPair>(count);
        for (var draws = 0; pool.Count >= 2 && draws < MaxDraws && pairs.Count < count; draws++)
        {
            var first = random.Next(pool.Count);
            var second = (first + 1 + random.Next(pool.Count - 1)) % pool.Count;
            if (pool[first].Fitness != pool[second].Fitness)
            {
                pairs.Add(Order(pool[first], pool[second]));
            }
        }

        return pairs.Count == count ? pairs : [];
    }

    private static ParentPair Order(Elite first, Elite second) =>
        first.Fitness < second.Fitness ? new ParentPair(first, second) : new ParentPair(second, first);
}
