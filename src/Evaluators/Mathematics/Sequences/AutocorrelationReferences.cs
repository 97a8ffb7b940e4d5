namespace EvoLLM.Evaluators;

/// <summary>Programs that find functions with a good autoconvolution without a model's help.</summary>
internal static class AutocorrelationReferences
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
