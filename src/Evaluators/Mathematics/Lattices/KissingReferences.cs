namespace EvoLLM.Evaluators;

/// <summary>Programs that place points around the origin without a model's help.</summary>
internal static class KissingReferences
{
    /// <summary>All points with two coordinates of 1 or -1: 220.</summary>
    public const string TwoCoordinates =
        """
        using System.Collections.Generic;

        public static class Candidate
        {
            // Two coordinates are 1 or -1, all others 0.
            public static int[,] Place()
            {
                var points = new int[220, 11];
                var count = 0;
                for (var i = 0; i < 11; i++)
                {
                    for (var j = i + 1; j < 11; j++)
                    {
                        for (var signs = 0; signs < 4; signs++)
                        {
                            points[count, i] = (signs & 1) == 0 ? 1 : -1;
                            points[count, j] = (signs & 2) == 0 ? 1 : -1;
                            count++;
                        }
                    }
                }

                return points;
            }
        }

        """;

    /// <summary>Points of length 2 with one coordinate, or four on supports that share two at most: the more supports, the better.</summary>
    public static ReferenceProgram Supports { get; } = new("supports of four", "after Conway and Sloane 1999, chapter 5; A(11, 4, 4) = 35 supports give 582",
        """
        using System;
        using System.Collections.Generic;
        using System.Numerics;

        public static class Candidate
        {
            // Sets of four coordinates of which two share two at most, found by removing the rivals of a random one and filling up again;
            // each with all signs, and the points with a single coordinate of 2 or -2.
            public static int[,] Place()
            {
                var all = new List<int>();
                for (var set = 0; set < 2048; set++)
                {
                    if (BitOperations.PopCount((uint)set) == 4)
                    {
                        all.Add(set);
                    }
                }

                var random = new Random(1);
                var chosen = new List<int>();
                var best = new List<int>();
                for (var step = 0; step < 400000 && best.Count < 35; step++)
                {
                    var next = all[random.Next(all.Count)];
                    var rivals = 0;
                    foreach (var set in chosen)
                    {
                        rivals += BitOperations.PopCount((uint)(set & next)) > 2 ? 1 : 0;
                    }

                    if (rivals > 1 && random.NextDouble() > 0.0001)
                    {
                        continue;
                    }

                    chosen.RemoveAll(set => BitOperations.PopCount((uint)(set & next)) > 2);
                    chosen.Add(next);
                    if (chosen.Count > best.Count)
                    {
                        best = new List<int>(chosen);
                    }
                }

                var points = new int[22 + 16 * best.Count, 11];
                for (var i = 0; i < 11; i++)
                {
                    points[2 * i, i] = 2;
                    points[2 * i + 1, i] = -2;
                }

                var count = 22;
                foreach (var set in best)
                {
                    for (var signs = 0; signs < 16; signs++)
                    {
                        var place = 0;
                        for (var i = 0; i < 11; i++)
                        {
                            if ((set >> i & 1) == 1)
                            {
                                points[count, i] = (signs >> place & 1) == 0 ? 1 : -1;
                                place++;
                            }
                        }

                        count++;
                    }
                }

                return points;
            }
        }

        """);
}
