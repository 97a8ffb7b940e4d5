namespace EvoLLM.Evaluators;

/// <summary>Programs that pack hexagons without a model's help.</summary>
internal static class HexagonReferences
{
    /// <summary>Cells of a honeycomb, nearest to the middle first: where searches begin.</summary>
    public static string Honeycomb(int count) =>
        $$"""
        using System;

        public static class Candidate
        {
            // Cells of a honeycomb, row by row, a hair apart.
            public static double[,] Pack()
            {
                var hexagons = new double[{{count}}, 3];
                var placed = 0;
                for (var ring = 0; ring < 3; ring++)
                {
                    for (var a = -ring; a <= ring; a++)
                    {
                        for (var b = -ring; b <= ring; b++)
                        {
                            if (Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), Math.Abs(a + b)) == ring && placed < {{count}})
                            {
                                hexagons[placed, 0] = 1.5000001 * a;
                                hexagons[placed, 1] = 1.7320509 * (b + a / 2.0);
                                placed++;
                            }
                        }
                    }
                }

                return hexagons;
            }
        }

        """;

    /// <summary>Simulated annealing with overlaps that cost more and more; at the end all centres are moved apart until nothing overlaps.</summary>
    public static ReferenceProgram Annealing(int count) => new("simulated annealing", "Kirkpatrick, Gelatt and Vecchi 1983",
        $$"""
        using System;

        public static class Candidate
        {
            private const int Count = {{count}};

            public static double[,] Pack()
            {
                const int steps = 250000;
                var random = new Random(1);
                var best = new double[3 * Count];
                var least = double.PositiveInfinity;
                for (var start = 0; start < 4; start++)
                {
                    var poses = new double[3 * Count];
                    for (var i = 0; i < poses.Length; i++)
                    {
                        poses[i] = i % 3 == 2 ? random.NextDouble() : 5 * random.NextDouble() - 2.5;
                    }

                    for (var step = 0; step < steps; step++)
                    {
                        var cooling = Math.Pow(1e-5, (double)step / steps);
                        var weight = 2 + 60.0 * step / steps;
                        var i = 3 * random.Next(Count);
                        var (x, y, angle) = (poses[i], poses[i + 1], poses[i + 2]);
                        var before = Cost(poses, i, weight);
                        poses[i] += 2 * cooling * (random.NextDouble() - 0.5);
                        poses[i + 1] += 2 * cooling * (random.NextDouble() - 0.5);
                        poses[i + 2] += cooling * (random.NextDouble() - 0.5);
                        var change = Cost(poses, i, weight) - before;
                        if (change > 0 && random.NextDouble() >= Math.Exp(-change / (0.3 * cooling)))
                        {
                            (poses[i], poses[i + 1], poses[i + 2]) = (x, y, angle);
                        }
                    }

                    var side = Spread(poses);
                    if (side < least)
                    {
                        least = side;
                        Array.Copy(poses, best, poses.Length);
                    }
                }

                var hexagons = new double[Count, 3];
                for (var i = 0; i < best.Length; i++)
                {
                    hexagons[i / 3, i % 3] = i % 3 == 2 ? best[i] - Math.PI / 3 * Math.Floor(best[i] / (Math.PI / 3)) : best[i];
                }

                return hexagons;
            }

            private static double Cost(double[] poses, int i, double weight)
            {
                var overlap = 0.0;
                for (var j = 0; j < poses.Length; j += 3)
                {
                    overlap += j == i ? 0 : Overlap(poses, i, j);
                }

                return Side(poses) + weight * overlap;
            }

            // Moves all centres away from the middle until no two hexagons overlap; returns the side of the hexagon around them.
            private static double Spread(double[] poses)
            {
                for (var round = 0; round < 2000; round++)
                {
                    var worst = 0.0;
                    for (var i = 0; i < poses.Length; i += 3)
                    {
                        for (var j = 0; j < i; j += 3)
                        {
                            worst = Math.Max(worst, Overlap(poses, i, j));
                        }
                    }

                    if (worst == 0)
                    {
                        break;
                    }

                    for (var i = 0; i < poses.Length; i += 3)
                    {
                        poses[i] *= 1 + worst / 4 + 1e-10;
                        poses[i + 1] *= 1 + worst / 4 + 1e-10;
                    }
                }

                return Side(poses);
            }

            private static double Side(double[] poses)
            {
                var side = 0.0;
                for (var i = 0; i < poses.Length; i += 3)
                {
                    for (var corner = 0; corner < 6; corner++)
                    {
                        var x = poses[i] + Math.Cos(poses[i + 2] + corner * Math.PI / 3);
                        var y = (poses[i + 1] + Math.Sin(poses[i + 2] + corner * Math.PI / 3)) / Math.Sqrt(3);
                        side = Math.Max(side, Math.Max(Math.Abs(2 * y), Math.Max(Math.Abs(x + y), Math.Abs(x - y))));
                    }
                }

                return side;
            }

            // How deep two hexagons lie in each other, by the side that parts them best; 0 where they are 1e-11 apart.
            private static double Overlap(double[] poses, int i, int j)
            {
                var (x, y) = (poses[j] - poses[i], poses[j + 1] - poses[i + 1]);
                if (x * x + y * y > 4.001)
                {
                    return 0;
                }

                var gap = Math.Max(Gap(x, y, poses[i + 2], poses[j + 2]), Gap(-x, -y, poses[j + 2], poses[i + 2]));
                return Math.Max(0, 1e-11 - gap);
            }

            private static double Gap(double x, double y, double angle, double other)
            {
                var gap = double.NegativeInfinity;
                for (var side = 0; side < 6; side++)
                {
                    var direction = angle + Math.PI / 6 + side * Math.PI / 3;
                    var turn = direction + Math.PI - other;
                    turn -= Math.PI / 3 * Math.Round(turn / (Math.PI / 3));
                    gap = Math.Max(gap, x * Math.Cos(direction) + y * Math.Sin(direction) - Math.Sqrt(3) / 2 - Math.Cos(turn));
                }

                return gap;
            }
        }

        """);
}
