namespace EvoLLM.Evaluators;

/// <summary>Crossovers for <see cref="DecapPlacement"/> that are known from elsewhere.</summary>
internal static class PlacementReferences
{
    /// <summary>What experts use, and ReEvo starts from.</summary>
    public static ReferenceProgram Halves { get; } = new("halves", "Kim et al. 2023 (DevFormer); the seed of ReEvo (Ye et al. 2024)",
        """
        using System;

        public static class Candidate
        {
            // The left half of one parent and the right half of another.
            public static int[,] Crossover(int[,] parents, int offspring, Random random)
            {
                var (count, genes) = (parents.GetLength(0), parents.GetLength(1));
                var children = new int[offspring, genes];
                for (var child = 0; child < offspring; child++)
                {
                    var left = random.Next(count);
                    var right = (left + 1 + random.Next(count - 1)) % count;
                    for (var gene = 0; gene < genes; gene++)
                    {
                        children[child, gene] = parents[gene < genes / 2 ? left : right, gene];
                    }
                }

                return children;
            }
        }

        """);

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram OnePoint { get; } = new("ReEvo", "Ye et al. 2024, problems/dpp_ga in the repository ai4co/reevo",
        """
        using System;

        public static class Candidate
        {
            // One-point crossover of any two parents, which may be the same one.
            public static int[,] Crossover(int[,] parents, int offspring, Random random)
            {
                var (count, genes) = (parents.GetLength(0), parents.GetLength(1));
                var children = new int[offspring, genes];
                for (var child = 0; child < offspring; child++)
                {
                    var (left, right, point) = (random.Next(count), random.Next(count), random.Next(1, genes));
                    for (var gene = 0; gene < genes; gene++)
                    {
                        children[child, gene] = parents[gene < point ? left : right, gene];
                    }
                }

                return children;
            }
        }

        """);
}
