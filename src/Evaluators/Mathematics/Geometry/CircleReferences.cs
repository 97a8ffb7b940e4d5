namespace EvoLLM.Evaluators;

/// <summary>Programs that pack circles without a model's help.</summary>
internal static class CircleReferences
{
    /// <summary>A centre and two rings, the radii shrunk until nothing overlaps: where searches begin.</summary>
    public static string Rings(int count, bool inSquare) =>
        $$"""
        using System;

        public static class Candidate
        {
            // One circle in the middle, 8 around it, the rest further out; then radii as large as borders and neighbours allow.
            public static double[,] Pack()
            {
                const int count = {{count}};
                var circles = new double[count, 3];
                for (var i = 0; i < count; i++)
                {
                    var ring = i == 0 ? 0.0 : i < 9 ? 0.25 : 0.45;
                    var angle = i < 9 ? 2 * Math.PI * i / 8 : 2 * Math.PI * (i - 9) / (count - 9);
                    circles[i, 0] = 0.5 + ring * Math.Cos(angle);
                    circles[i, 1] = 0.5 + ring * Math.Sin(angle);
                    circles[i, 2] = Math.Min(Math.Min(circles[i, 0], 1 - circles[i, 0]), Math.Min(circles[i, 1], 1 - circles[i, 1]));
                }

                for (var i = 0; i < count; i++)
                {
                    for (var j = i + 1; j < count; j++)
                    {
                        var x = circles[i, 0] - circles[j, 0];
                        var y = circles[i, 1] - circles[j, 1];
                        var distance = Math.Sqrt(x * x + y * y);
                        var sum = circles[i, 2] + circles[j, 2];
                        if (sum > distance)
                        {
                            circles[i, 2] *= distance / sum;
                            circles[j, 2] *= distance / sum;
                        }
                    }
                }

                for (var i = 0; i < count; i++)
                {
                    circles[i, 2] *= 1 - 1e-12;
                }

                return circles;
            }
        }

        """;

    /// <summary>Descent from many starts with penalties that grow; at the end all radii are shrunk by the largest violation left.</summary>
    public static ReferenceProgram Penalties(int count, bool inSquare) => new("penalty descent from many starts", "a textbook method (Nocedal and Wright 2006, chapter 17)",
        $$"""
        using System;

        public static class Candidate
        {
            private const int Count = {{count}};
            private const bool InSquare = {{(inSquare ? "true" : "false")}};
            private const int Starts = 150;

            public static double[,] Pack()
            {
                var random = new Random(1);
                double[] best = new double[3 * Count + 1];
                var most = -1.0;
                for (var start = 0; start < Starts; start++)
                {
                    var point = new double[3 * Count + 1];
                    for (var i = 0; i < Count; i++)
                    {
                        point[3 * i] = random.NextDouble();
                        point[3 * i + 1] = random.NextDouble();
                        point[3 * i + 2] = 0.05;
                    }

                    point[3 * Count] = 1.0;
                    foreach (var weight in new[] { 10.0, 100.0, 1e3, 1e4, 1e5, 1e6 })
                    {
                        Descend(point, weight, weight > 1e5 ? 3000 : 1200);
                    }

                    var sum = Repair(point);
                    if (sum > most)
                    {
                        most = sum;
                        best = point;
                    }
                }

                var circles = new double[Count, 3];
                for (var i = 0; i < Count; i++)
                {
                    circles[i, 0] = best[3 * i];
                    circles[i, 1] = best[3 * i + 1];
                    circles[i, 2] = best[3 * i + 2];
                }

                return circles;
            }

            // Adam on the negative sum of radii plus penalties for overlaps and for what leaves the container.
            private static void Descend(double[] point, double weight, int steps)
            {
                var first = new double[point.Length];
                var second = new double[point.Length];
                var gradient = new double[point.Length];
                var rate = 0.03 / Math.Sqrt(weight);
                for (var step = 1; step <= steps; step++)
                {
                    Gradient(point, weight, gradient);
                    var scale = rate * (1 - 0.95 * step / steps) * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
                    for (var i = 0; i < point.Length; i++)
                    {
                        first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                        second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                        point[i] -= scale * first[i] / (Math.Sqrt(second[i]) + 1e-12);
                    }

                    if (InSquare)
                    {
                        point[3 * Count] = 1.0;
                    }
                }
            }

            private static void Gradient(double[] point, double weight, double[] gradient)
            {
                Array.Clear(gradient);
                for (var i = 0; i < Count; i++)
                {
                    var (x, y, r) = (point[3 * i], point[3 * i + 1], point[3 * i + 2]);
                    gradient[3 * i + 2] -= 1;
                    Border(gradient, weight, 3 * i, r - x, -1);
                    Border(gradient, weight, 3 * i, x + r - point[3 * Count], 1);
                    Border(gradient, weight, 3 * i + 1, r - y, -1);
                    Border(gradient, weight, 3 * i + 1, y + r - 2 + point[3 * Count], 1);
                    if (r < 0)
                    {
                        gradient[3 * i + 2] += weight * r;
                    }

                    for (var j = i + 1; j < Count; j++)
                    {
                        var dx = x - point[3 * j];
                        var dy = y - point[3 * j + 1];
                        var reach = r + point[3 * j + 2];
                        var square = dx * dx + dy * dy;
                        if (reach <= 0 || square >= reach * reach)
                        {
                            continue;
                        }

                        var distance = Math.Sqrt(square) + 1e-12;
                        var push = weight * (reach - distance);
                        gradient[3 * i] -= push * dx / distance;
                        gradient[3 * i + 1] -= push * dy / distance;
                        gradient[3 * j] += push * dx / distance;
                        gradient[3 * j + 1] += push * dy / distance;
                        gradient[3 * i + 2] += push;
                        gradient[3 * j + 2] += push;
                    }
                }
            }

            private static void Border(double[] gradient, double weight, int coordinate, double excess, int side)
            {
                if (excess > 0)
                {
                    gradient[coordinate] += side * weight * excess;
                    gradient[coordinate - coordinate % 3 + 2] += weight * excess;
                    if (side > 0)
                    {
                        gradient[3 * Count] += coordinate % 3 == 0 ? -weight * excess : weight * excess;
                    }
                }
            }

            // Takes the largest violation, and a rounding error, from every radius; returns their sum.
            private static double Repair(double[] point)
            {
                var width = point[3 * Count];
                var excess = 0.0;
                for (var i = 0; i < Count; i++)
                {
                    var (x, y, r) = (point[3 * i], point[3 * i + 1], point[3 * i + 2]);
                    excess = Math.Max(excess, Math.Max(Math.Max(r - x, x + r - width), Math.Max(r - y, y + r - 2 + width)));
                    for (var j = i + 1; j < Count; j++)
                    {
                        var dx = x - point[3 * j];
                        var dy = y - point[3 * j + 1];
                        excess = Math.Max(excess, (r + point[3 * j + 2] - Math.Sqrt(dx * dx + dy * dy)) / 2);
                    }
                }

                var sum = 0.0;
                for (var i = 0; i < Count; i++)
                {
                    point[3 * i + 2] = Math.Max(0.0, point[3 * i + 2] - excess - 1e-13);
                    sum += point[3 * i + 2];
                }

                return sum;
            }
        }

        """);
}
