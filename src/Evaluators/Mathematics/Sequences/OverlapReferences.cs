namespace EvoLLM.Evaluators;

/// <summary>Programs that find functions of little overlap without a model's help.</summary>
internal static class OverlapReferences
{
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
}
