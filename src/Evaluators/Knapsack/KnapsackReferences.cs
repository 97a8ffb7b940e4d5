namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="KnapsackProblem"/> that are known from elsewhere.</summary>
internal static class KnapsackReferences
{
    /// <summary>What people use (Fidanova 2004), and ReEvo starts from.</summary>
    public static ReferenceProgram PrizePerWeight { get; } = new("prize per weight", "Fidanova 2004; the seed of ReEvo (Ye et al. 2024)",
        """
        public static class Candidate
        {
            // The prize over the sum of the weights.
            public static double[] Heuristics(double[] prizes, double[,] weights)
            {
                var heuristics = new double[prizes.Length];
                for (var item = 0; item < heuristics.Length; item++)
                {
                    var weight = 0.0;
                    for (var dimension = 0; dimension < weights.GetLength(1); dimension++)
                    {
                        weight += weights[item, dimension];
                    }

                    heuristics[item] = prizes[item] / weight;
                }

                return heuristics;
            }
        }

        """);

    /// <summary>All items alike.</summary>
    public static ReferenceProgram Uniform { get; } = new("uniform", "the black-box seed of ReEvo (Ye et al. 2024)", UniformSource("prizes", "weights"));

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram ReEvo { get; } = new("ReEvo", "Ye et al. 2024, notebook of problems/mkp_aco in the repository ai4co/reevo",
        """
        using System;

        public static class Candidate
        {
            // The cube of the prize over the largest weight, the sum of the weights and their standard deviation, all scaled to 0 to 1.
            public static double[] Heuristics(double[] prizes, double[,] weights)
            {
                var (count, dimensions) = (weights.GetLength(0), weights.GetLength(1));
                var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
                foreach (var weight in weights)
                {
                    (lowest, highest) = (Math.Min(lowest, weight), Math.Max(highest, weight));
                }

                var prize = Scale(prizes);
                var heuristics = new double[count];
                for (var item = 0; item < count; item++)
                {
                    var (largest, sum, squares) = (0.0, 0.0, 0.0);
                    for (var dimension = 0; dimension < dimensions; dimension++)
                    {
                        var weight = (weights[item, dimension] - lowest) / (highest - lowest);
                        (largest, sum, squares) = (Math.Max(largest, weight), sum + weight, squares + (weight * weight));
                    }

                    var mean = sum / dimensions;
                    var deviation = Math.Sqrt(Math.Max((squares / dimensions) - (mean * mean), 1e-300));
                    heuristics[item] = prize[item] * prize[item] * prize[item] / (largest * sum * deviation);
                }

                return Scale(heuristics);
            }

            private static double[] Scale(double[] numbers)
            {
                var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
                foreach (var number in numbers)
                {
                    (lowest, highest) = (Math.Min(lowest, number), Math.Max(highest, number));
                }

                var scaled = new double[numbers.Length];
                for (var i = 0; i < numbers.Length; i++)
                {
                    scaled[i] = (numbers[i] - lowest) / (highest - lowest);
                }

                return scaled;
            }
        }

        """);

    public static string UniformSource(string first, string second) =>
        $$"""
        using System;

        public static class Candidate
        {
            // All items alike.
            public static double[] Heuristics(double[] {{first}}, double[,] {{second}})
            {
                var heuristics = new double[{{first}}.Length];
                Array.Fill(heuristics, 1.0);
                return heuristics;
            }
        }

        """;
}
