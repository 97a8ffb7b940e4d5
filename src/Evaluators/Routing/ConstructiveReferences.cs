namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="TspConstructiveProblem"/> that are known from elsewhere.</summary>
internal static class ConstructiveReferences
{
    /// <summary>The nearest city.</summary>
    public static ReferenceProgram NearestNeighbour { get; } = new("nearest neighbour", "classical",
        """
        using System;

        public static class Candidate
        {
            // The nearest city not yet visited.
            public static int SelectNextNode(int current, int destination, ReadOnlySpan<int> unvisited, double[,] distances)
            {
                var nearest = unvisited[0];
                foreach (var city in unvisited)
                {
                    if (distances[current, city] < distances[current, nearest])
                    {
                        nearest = city;
                    }
                }

                return nearest;
            }
        }

        """);

    /// <summary>What ReEvo starts from.</summary>
    public static ReferenceProgram Ael { get; } = new("AEL", "Liu et al. 2023 (AEL); the seed of ReEvo (Ye et al. 2024)", LookAhead("0.3", "0.2", "0.1"));

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram ReEvo { get; } =
        new("ReEvo", "Ye et al. 2024, notebook of problems/tsp_constructive in the repository ai4co/reevo", LookAhead("0.25", "0.25", "0.1"));

    public static IReadOnlyList<ReferenceProgram> All { get; } = [NearestNeighbour, Ael, ReEvo];

    private static string LookAhead(string mean, string deviation, string destination) =>
        $$"""
        using System;

        public static class Candidate
        {
            // A near city that lies far from the others left (their mean distance), unevenly so little as can be (the deviation), and far from the end.
            public static int SelectNextNode(int current, int destination, ReadOnlySpan<int> unvisited, double[,] distances)
            {
                var others = unvisited.Length - 1;
                var best = unvisited[0];
                var lowest = double.PositiveInfinity;
                foreach (var city in unvisited)
                {
                    var sum = 0.0;
                    foreach (var other in unvisited)
                    {
                        sum += distances[city, other];
                    }

                    var mean = others > 0 ? sum / others : 0.0;
                    var squares = 0.0;
                    foreach (var other in unvisited)
                    {
                        var difference = other == city ? 0.0 : distances[city, other] - mean;
                        squares += difference * difference;
                    }

                    var deviation = others > 0 ? Math.Sqrt(squares / others) : 0.0;
                    var score = 0.4 * distances[current, city] - {{mean}} * mean + {{deviation}} * deviation - {{destination}} * distances[destination, city];
                    if (score < lowest)
                    {
                        lowest = score;
                        best = city;
                    }
                }

                return best;
            }
        }

        """;
}
