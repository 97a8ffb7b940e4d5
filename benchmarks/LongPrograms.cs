using System.Globalization;

namespace EvoLLM.Benchmarks;

/// <summary>Programs of 66 lines, no two alike, as a model might write them: helpers, loops, branches, a record, LINQ.</summary>
internal static class LongPrograms
{
    public static string Source(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Candidate
        {
            private const double Decay = 0.9{{number}};

            private readonly record struct Segment(double Start, double Length)
            {
                public double End => Start + Length;
            }

            private static double Weigh(double x, int i)
            {
                var weight = Math.Sin((i * 0.1) + {{number}});
                if (weight < 0)
                {
                    weight = -weight * Decay;
                }

                return weight * x;
            }

            private static List<Segment> Split(double x, int parts)
            {
                var segments = new List<Segment>();
                var start = 0.0;
                for (var i = 0; i < parts; i++)
                {
                    var length = Weigh(x, i) + {{number % 7}}.25;
                    segments.Add(new Segment(start, length));
                    start += length;
                }

                return segments;
            }

            private static double Fold(IReadOnlyList<Segment> segments)
            {
                var total = 0.0;
                foreach (var segment in segments.Where(segment => segment.Length > 0.1))
                {
                    total += segment.End switch
                    {
                        < 1.0 => segment.End * {{number}}.5,
                        < 5.0 => Math.Sqrt(segment.End),
                        _ => 1.0 / (1.0 + segment.Length),
                    };
                }

                return total;
            }

            public static double Solve(double x)
            {
                var best = double.MaxValue;
                for (var parts = 1; parts <= 8; parts++)
                {
                    var folded = Fold(Split(x, parts));
                    best = Math.Min(best, Math.Abs(folded - {{number}}));
                }

                return best / (1.0 + best);
            }
        }

        """);
}
