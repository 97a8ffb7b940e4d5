namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="OfflineBinPacking"/> that are known from elsewhere.</summary>
internal static class OfflineReferences
{
    private const string Arguments = "int[] demands, int capacity";

    /// <summary>What people use (Levine and Ducatelle 2004), and ReEvo starts from.</summary>
    public static ReferenceProgram Demand { get; } = new("demand", "Levine and Ducatelle 2004; the seed of ReEvo (Ye et al. 2024)",
        """
        using System;

        public static class Candidate
        {
            // The larger an item, the sooner it is packed: its size over the largest, whatever else is in the bin.
            public static double[,] Heuristics(int[] demands, int capacity)
            {
                var largest = 0;
                foreach (var demand in demands)
                {
                    largest = Math.Max(largest, demand);
                }

                var heuristics = new double[demands.Length, demands.Length];
                for (var i = 0; i < demands.Length; i++)
                {
                    for (var j = 0; j < demands.Length; j++)
                    {
                        heuristics[i, j] = demands[j] / (double)largest;
                    }
                }

                return heuristics;
            }
        }

        """);

    /// <summary>All pairs alike.</summary>
    public static ReferenceProgram Uniform { get; } = new("uniform", "the black-box seed of ReEvo (Ye et al. 2024)", UniformSource(Arguments, "demands"));

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram ReEvo { get; } = new("ReEvo", "Ye et al. 2024, notebook of problems/bpp_offline_aco in the repository ai4co/reevo",
        """
        using System;

        public static class Candidate
        {
            // The sizes of both over the largest, less how far the two are from filling a bin, less how much of it they fill;
            // of all pairs only the best tenth counts.
            public static double[,] Heuristics(int[] demands, int capacity)
            {
                var count = demands.Length;
                var largest = 0.0;
                foreach (var demand in demands)
                {
                    largest = Math.Max(largest, demand);
                }

                var heuristics = new double[count, count];
                var sorted = new double[count * count];
                for (var i = 0; i < count; i++)
                {
                    for (var j = 0; j < count; j++)
                    {
                        var both = (double)(demands[i] + demands[j]);
                        heuristics[i, j] = (demands[i] / largest) + (demands[j] / largest) - (Math.Abs(capacity - both) / capacity) - (both / capacity);
                        sorted[(i * count) + j] = heuristics[i, j];
                    }
                }

                Array.Sort(sorted);
                var place = 0.9 * (sorted.Length - 1);
                var below = (int)place;
                var above = Math.Min(below + 1, sorted.Length - 1);
                var threshold = sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
                for (var i = 0; i < count; i++)
                {
                    for (var j = 0; j < count; j++)
                    {
                        heuristics[i, j] = heuristics[i, j] < threshold ? 0 : heuristics[i, j];
                    }
                }

                return heuristics;
            }
        }

        """);

    public static string UniformSource(string arguments, string nodes) =>
        $$"""
        public static class Candidate
        {
            // All pairs alike.
            public static double[,] Heuristics({{arguments}})
            {
                var heuristics = new double[{{nodes}}.Length, {{nodes}}.Length];
                for (var i = 0; i < {{nodes}}.Length; i++)
                {
                    for (var j = 0; j < {{nodes}}.Length; j++)
                    {
                        heuristics[i, j] = 1;
                    }
                }

                return heuristics;
            }
        }

        """;
}
