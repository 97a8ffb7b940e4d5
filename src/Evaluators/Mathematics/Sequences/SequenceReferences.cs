namespace EvoLLM.Evaluators;

/// <summary>Programs for functions and sets that need no model.</summary>
internal static class SequenceReferences
{
    /// <summary>A constant function.</summary>
    public const string Constant =
        """
        using System;

        public static class Candidate
        {
            // The same value everywhere.
            public static double[] Steps()
            {
                var steps = new double[32];
                Array.Fill(steps, 1.0);
                return steps;
            }
        }

        """;

    /// <summary>One half everywhere.</summary>
    public const string Half =
        """
        using System;

        public static class Candidate
        {
            // One half everywhere.
            public static double[] Steps()
            {
                var steps = new double[32];
                Array.Fill(steps, 0.5);
                return steps;
            }
        }

        """;

    /// <summary>A small set.</summary>
    public const string SmallSet =
        """
        public static class Candidate
        {
            // Seven differences, six sums.
            public static long[] Choose()
            {
                return new long[] { 0, 1, 3 };
            }
        }

        """;

    /// <summary>Descent on a soft maximum of the autoconvolution.</summary>
    public static ReferenceProgram Peak(bool signed) => Descent(
        signed ? "1.0 + 0.5 * (random.NextDouble() - 0.5)" : "0.5 + random.NextDouble()", signed ? "double.NegativeInfinity" : "0.0",
        """
            // The largest value of the autoconvolution over the squared sum, softened: a mean of high power.
            private static double Loss(double[] f, double power, double[] gradient)
            {
                var n = f.Length;
                var g = new double[2 * n - 1];
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                {
                    sum += f[i];
                    for (var j = 0; j < n; j++)
                    {
                        g[i + j] += f[i] * f[j];
                    }
                }

                var most = 0.0;
                foreach (var value in g)
                {
                    most = Math.Max(most, Math.Abs(value));
                }

                var total = 0.0;
                var weight = new double[g.Length];
                for (var k = 0; k < g.Length; k++)
                {
                    weight[k] = Math.Exp(power * (Math.Abs(g[k]) / most - 1));
                    total += weight[k];
                    weight[k] *= Math.Sign(g[k]);
                }

                for (var i = 0; i < n; i++)
                {
                    var slope = 0.0;
                    for (var j = 0; j < n; j++)
                    {
                        slope += weight[i + j] * f[j];
                    }

                    gradient[i] = 2 * slope / total / most - 2 / sum;
                }

                return 2 * n * most / (sum * sum);
            }
        """);

    /// <summary>Ascent on the flatness of the autoconvolution.</summary>
    public static ReferenceProgram Flatness { get; } = Descent(
        "0.5 + random.NextDouble()", "0.0",
        """
            // Minus the logarithm of the constant, its largest value softened: a mean of high power.
            private static double Loss(double[] f, double power, double[] gradient)
            {
                var n = f.Length;
                var g = new double[2 * n + 1];
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        g[i + j + 1] += f[i] * f[j];
                    }
                }

                var most = 0.0;
                var sum = 0.0;
                var squares = 0.0;
                for (var k = 1; k < g.Length; k++)
                {
                    most = Math.Max(most, g[k]);
                    sum += g[k];
                    squares += g[k] * g[k] + g[k] * g[k - 1] + g[k - 1] * g[k - 1];
                }

                var total = 0.0;
                var weight = new double[g.Length];
                for (var k = 1; k < 2 * n; k++)
                {
                    weight[k] = Math.Exp(power * (g[k] / most - 1));
                    total += weight[k];
                }

                for (var k = 1; k < 2 * n; k++)
                {
                    weight[k] = weight[k] / total / most + 1 / sum - (4 * g[k] + g[k - 1] + g[k + 1]) / squares;
                }

                for (var i = 0; i < n; i++)
                {
                    var slope = 0.0;
                    for (var j = 0; j < n; j++)
                    {
                        slope += weight[i + j + 1] * f[j];
                    }

                    gradient[i] = 2 * slope;
                }

                return -squares / (3 * sum * most);
            }
        """);

    /// <summary>Descent on a soft maximum of the overlap; at the end values become multiples of 2^-40 and sum to half their number.</summary>
    public static ReferenceProgram Overlap { get; } = new("descent on a soft maximum", "a textbook method (Boyd and Vandenberghe 2004)",
        """
        using System;

        public static class Candidate
        {
            public static double[] Steps()
            {
                const int n = 60;
                var random = new Random(1);
                var best = new double[n];
                Array.Fill(best, 0.5);
                var least = 0.5;
                for (var start = 0; start < 6; start++)
                {
                    var h = new double[n];
                    for (var i = 0; i < n; i++)
                    {
                        var x = 2.0 * (i + 0.5) / n - 1;
                        h[i] = 0.5 + 0.4 * Math.Cos(Math.PI * x) + 0.2 * (random.NextDouble() - 0.5);
                    }

                    for (var step = 0; step < 6000; step++)
                    {
                        Descend(h, 100 + step, 0.3 / (100 + step));
                        var now = Round(h);
                        if (now < least)
                        {
                            least = now;
                            best = Rounded(h);
                        }
                    }
                }

                return best;
            }

            private static void Descend(double[] h, double power, double rate)
            {
                var n = h.Length;
                var overlap = Overlaps(h);
                var most = 0.0;
                foreach (var value in overlap)
                {
                    most = Math.Max(most, value);
                }

                var total = 0.0;
                var weight = new double[overlap.Length];
                for (var k = 0; k < overlap.Length; k++)
                {
                    weight[k] = Math.Exp(power * (overlap[k] - most));
                    total += weight[k];
                }

                var gradient = new double[n];
                for (var k = 0; k < overlap.Length; k++)
                {
                    if (weight[k] > 1e-9 * total)
                    {
                        var shift = k - n + 1;
                        for (var i = Math.Max(0, -shift); i < Math.Min(n, n - shift); i++)
                        {
                            gradient[i] += weight[k] / total * (1 - h[i + shift]);
                            gradient[i + shift] -= weight[k] / total * h[i];
                        }
                    }
                }

                var mean = 0.0;
                foreach (var slope in gradient)
                {
                    mean += slope / n;
                }

                for (var i = 0; i < n; i++)
                {
                    h[i] = Math.Min(1, Math.Max(0, h[i] - rate * (gradient[i] - mean)));
                }

                Center(h);
            }

            // Shifts all values, kept from 0 to 1, until they sum to half their number.
            private static void Center(double[] h)
            {
                for (var round = 0; round < 50; round++)
                {
                    var excess = -h.Length / 2.0;
                    foreach (var value in h)
                    {
                        excess += value;
                    }

                    if (Math.Abs(excess) < 1e-12)
                    {
                        return;
                    }

                    for (var i = 0; i < h.Length; i++)
                    {
                        h[i] = Math.Min(1, Math.Max(0, h[i] - excess / h.Length));
                    }
                }
            }

            private static double[] Overlaps(double[] h)
            {
                var n = h.Length;
                var overlap = new double[2 * n - 1];
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        overlap[j - i + n - 1] += 2.0 / n * h[i] * (1 - h[j]);
                    }
                }

                return overlap;
            }

            private static double Round(double[] h)
            {
                var most = 0.0;
                foreach (var value in Overlaps(h))
                {
                    most = Math.Max(most, value);
                }

                return most;
            }

            private static double[] Rounded(double[] h)
            {
                const double unit = 1.0 / (1L << 40);
                var rounded = new double[h.Length];
                var rest = h.Length / 2.0;
                for (var i = 0; i < h.Length; i++)
                {
                    rounded[i] = Math.Floor(h[i] / unit) * unit;
                    rest -= rounded[i];
                }

                for (var i = 0; i < h.Length && rest != 0; i++)
                {
                    var moved = Math.Max(-rounded[i], Math.Min(1 - rounded[i], rest));
                    rounded[i] += moved;
                    rest -= moved;
                }

                return rounded;
            }
        }

        """);

    /// <summary>All vectors of small whole numbers with a bounded sum, in a base; the best of several sizes.</summary>
    public static ReferenceProgram Simplex { get; } = new("simplices in a base", "after Gyarmati, Hennecart and Ruzsa 2007",
        """
        using System;
        using System.Collections.Generic;

        public static class Candidate
        {
            public static long[] Choose()
            {
                var best = new List<long> { 0, 1, 3 };
                var most = Worth(best);
                for (var dimension = 2; dimension <= 7; dimension++)
                {
                    for (var bound = 1; bound <= 6; bound++)
                    {
                        for (var radix = bound + 1; radix <= 2 * bound + 1; radix++)
                        {
                            var set = new List<long>();
                            Fill(set, dimension, bound, radix, 0, 1);
                            if (set.Count <= 800 && Worth(set) > most)
                            {
                                best = set;
                                most = Worth(set);
                            }
                        }
                    }
                }

                return best.ToArray();
            }

            private static void Fill(List<long> set, int left, int room, long radix, long number, long place)
            {
                if (set.Count > 800)
                {
                    return;
                }

                if (left == 0)
                {
                    if (!set.Contains(number))
                    {
                        set.Add(number);
                    }

                    return;
                }

                for (var digit = 0; digit <= room; digit++)
                {
                    Fill(set, left - 1, room - digit, radix, number + digit * place, place * radix);
                }
            }

            private static double Worth(List<long> set)
            {
                var sums = new HashSet<long>();
                var differences = new HashSet<long>();
                var largest = 0L;
                foreach (var one in set)
                {
                    largest = Math.Max(largest, one);
                    foreach (var other in set)
                    {
                        sums.Add(one + other);
                        differences.Add(one - other);
                    }
                }

                return 1 + Math.Log((double)differences.Count / sums.Count) / Math.Log(2.0 * largest + 1);
            }
        }

        """);

    private static ReferenceProgram Descent(string initial, string least, string loss) => new("descent on a soft maximum", "a textbook method (Boyd and Vandenberghe 2004)",
        $$"""
        using System;

        public static class Candidate
        {
            // Adam from several starts, on cells that are split in two twice; the softened maximum becomes harder.
            public static double[] Steps()
            {
                var random = new Random(1);
                var best = new double[] { 1.0 };
                var most = double.PositiveInfinity;
                for (var start = 0; start < 6; start++)
                {
                    var f = new double[40];
                    for (var i = 0; i < f.Length; i++)
                    {
                        f[i] = {{initial}};
                    }

                    for (var level = 0; level < 3; level++)
                    {
                        var kept = Descend(f, 2500 >> level);
                        var gradient = new double[kept.Length];
                        var loss = Loss(kept, 1000, gradient);
                        if (loss < most)
                        {
                            most = loss;
                            best = kept;
                        }

                        f = new double[2 * kept.Length];
                        for (var i = 0; i < f.Length; i++)
                        {
                            f[i] = kept[i / 2];
                        }
                    }
                }

                return best;
            }

            private static double[] Descend(double[] f, int steps)
            {
                var first = new double[f.Length];
                var second = new double[f.Length];
                var gradient = new double[f.Length];
                var best = (double[])f.Clone();
                var most = double.PositiveInfinity;
                for (var step = 1; step <= steps; step++)
                {
                    var loss = Loss(f, 50 + 1500.0 * step / steps, gradient);
                    if (loss < most)
                    {
                        most = loss;
                        Array.Copy(f, best, f.Length);
                    }

                    var rate = 0.02 * (1 - 0.98 * step / steps) * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
                    for (var i = 0; i < f.Length; i++)
                    {
                        first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                        second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                        f[i] = Math.Max({{least}}, f[i] - rate * first[i] / (Math.Sqrt(second[i]) + 1e-12));
                    }
                }

                return best;
            }

        {{loss}}
        }

        """);
}
