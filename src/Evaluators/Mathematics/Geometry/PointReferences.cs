namespace EvoLLM.Evaluators;

/// <summary>Programs that place points without a model's help.</summary>
internal static class PointReferences
{
    /// <summary>Random points: where searches begin.</summary>
    public static string Random(string method, int count, int dimensions, bool inTriangle = false) =>
        $$"""
        using System;

        public static class Candidate
        {
            // Points at random.
            public static double[,] {{method}}()
            {
                var random = new Random(1);
                var points = new double[{{count}}, {{dimensions}}];
                for (var i = 0; i < {{count}}; i++)
                {
                    for (var j = 0; j < {{dimensions}}; j++)
                    {
                        points[i, j] = random.NextDouble(){{(inTriangle ? " / 2" : "")}};
                    }
                }

                return points;
            }
        }

        """;

    /// <summary>Simulated annealing on one point at a time, from several starts.</summary>
    /// <param name="method">The name of the method.</param>
    /// <param name="count">How many points.</param>
    /// <param name="dimensions">How many coordinates each has.</param>
    /// <param name="worth">The method <c>Worth(double[] points)</c>: what a placement is worth; larger is better.</param>
    /// <param name="starts">From how many random placements.</param>
    /// <param name="inTriangle">Whether the points stay in the triangle of (0, 0), (1, 0) and (0, 1).</param>
    public static ReferenceProgram Annealing(string method, int count, int dimensions, string worth, int starts, bool inTriangle = false) => new("simulated annealing", "Kirkpatrick, Gelatt and Vecchi 1983",
        $$"""
        using System;

        public static class Candidate
        {
            private const int Count = {{count}};
            private const int Dimensions = {{dimensions}};

            // From many starts; the step shrinks with the temperature.
            public static double[,] {{method}}()
            {
                const int steps = 300000;
                var random = new Random(1);
                var best = new double[Count * Dimensions];
                var most = double.NegativeInfinity;
                for (var start = 0; start < {{starts}}; start++)
                {
                    var points = new double[Count * Dimensions];
                    for (var i = 0; i < points.Length; i++)
                    {
                        points[i] = random.NextDouble(){{(inTriangle ? " / 2" : "")}};
                    }

                    var now = Worth(points);
                    for (var step = 0; step < steps; step++)
                    {
                        var cooling = Math.Pow(1e-6, (double)step / steps);
                        var point = random.Next(Count) * Dimensions;
                        var kept = new double[Dimensions];
                        for (var j = 0; j < Dimensions; j++)
                        {
                            kept[j] = points[point + j];
                            points[point + j] += 0.3 * cooling * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
                        }

                        var next = {{(inTriangle ? "points[point] < 0 || points[point + 1] < 0 || points[point] + points[point + 1] > 1 - 1e-15 ? double.NegativeInfinity : " : "")}}Worth(points);
                        if (next >= now || random.NextDouble() < Math.Exp((next - now) / (0.02 * cooling * Math.Abs(now) + 1e-300)))
                        {
                            now = next;
                            if (now > most)
                            {
                                most = now;
                                Array.Copy(points, best, points.Length);
                            }
                        }
                        else
                        {
                            Array.Copy(kept, 0, points, point, Dimensions);
                        }
                    }
                }

                var table = new double[Count, Dimensions];
                for (var i = 0; i < best.Length; i++)
                {
                    table[i / Dimensions, i % Dimensions] = best[i];
                }

                return table;
            }

        {{worth}}
        }

        """);

    /// <summary>The negated squared ratio of the largest distance and the smallest.</summary>
    public static string Ratio(int dimensions) =>
        $$"""
            private static double Worth(double[] points)
            {
                var least = double.PositiveInfinity;
                var most = 0.0;
                for (var i = 0; i < points.Length; i += {{dimensions}})
                {
                    for (var j = 0; j < i; j += {{dimensions}})
                    {
                        var square = 0.0;
                        for (var k = 0; k < {{dimensions}}; k++)
                        {
                            square += (points[i + k] - points[j + k]) * (points[i + k] - points[j + k]);
                        }

                        least = Math.Min(least, square);
                        most = Math.Max(most, square);
                    }
                }

                return -most / Math.Max(least, 1e-12);
            }
        """;

    /// <summary>The smallest area of a triangle of three of the points, in the triangle or over that of the hull.</summary>
    public static string SmallestTriangle(bool inTriangle) =>
        """
            private static double Worth(double[] points)
            {
                var least = double.PositiveInfinity;
                for (var i = 4; i < points.Length; i += 2)
                {
                    for (var j = 2; j < i; j += 2)
                    {
                        var x = points[j] - points[i];
                        var y = points[j + 1] - points[i + 1];
                        for (var k = 0; k < j; k += 2)
                        {
                            least = Math.Min(least, Math.Abs(x * (points[k + 1] - points[i + 1]) - y * (points[k] - points[i])));
                        }
                    }
                }

                return least / Whole(points);
            }

        """ + (inTriangle
        ? """
            private static double Whole(double[] points)
            {
                return 1.0;
            }
        """
        : """
            // Twice the area of the hull: around it from the lowest point, always to the point that has all others on its left (Jarvis 1973).
            private static double Whole(double[] points)
            {
                var first = 0;
                for (var i = 2; i < points.Length; i += 2)
                {
                    first = points[i + 1] < points[first + 1] ? i : first;
                }

                var area = 0.0;
                var at = first;
                for (var turns = 0; turns < points.Length; turns++)
                {
                    var next = at == 0 ? 2 : 0;
                    for (var i = 0; i < points.Length; i += 2)
                    {
                        var side = (points[next] - points[at]) * (points[i + 1] - points[at + 1]) - (points[next + 1] - points[at + 1]) * (points[i] - points[at]);
                        next = i != at && side < 0 ? i : next;
                    }

                    area += points[at] * points[next + 1] - points[next] * points[at + 1];
                    at = next;
                    if (at == first)
                    {
                        break;
                    }
                }

                return Math.Abs(area) + 1e-300;
            }
        """);
}
