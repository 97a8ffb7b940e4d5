namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="TspGlsProblem"/> that are known from elsewhere.</summary>
internal static class GuideReferences
{
    /// <summary>The distance: guided local search as it was published.</summary>
    public static ReferenceProgram Distance { get; } = new("distance", "Voudouris and Tsang 1999; the seed of ReEvo (Ye et al. 2024)",
        """
        public static class Candidate
        {
            // Long edges are bad.
            public static double[,] Heuristics(double[,] distances)
            {
                var heuristics = new double[distances.GetLength(0), distances.GetLength(1)];
                for (var i = 0; i < heuristics.GetLength(0); i++)
                {
                    for (var j = 0; j < heuristics.GetLength(1); j++)
                    {
                        heuristics[i, j] = distances[i, j];
                    }
                }

                return heuristics;
            }
        }

        """);

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram ReEvo { get; } = new("ReEvo", "Ye et al. 2024, notebook of problems/tsp_gls in the repository ai4co/reevo",
        """
        using System;

        public static class Candidate
        {
            // The distance over the mean distance of the city it begins at, plus how near the four nearest cities lie to that one.
            public static double[,] Heuristics(double[,] distances)
            {
                var count = distances.GetLength(0);
                var heuristics = new double[count, count];
                var row = new double[count];
                for (var i = 0; i < count; i++)
                {
                    var sum = 0.0;
                    for (var j = 0; j < count; j++)
                    {
                        row[j] = distances[i, j];
                        sum += distances[i, j];
                    }

                    Array.Sort(row);
                    var near = (row[1] + row[2] + row[3] + row[4]) / 4;
                    for (var j = 0; j < count; j++)
                    {
                        heuristics[i, j] = distances[i, j] / (sum / count) + near / sum;
                    }
                }

                return heuristics;
            }
        }

        """);

    public static IReadOnlyList<ReferenceProgram> All { get; } = [Distance, ReEvo];
}
