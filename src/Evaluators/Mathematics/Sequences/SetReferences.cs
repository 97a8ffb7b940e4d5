namespace EvoLLM.Evaluators;

/// <summary>Programs that find sets of whole numbers without a model's help.</summary>
internal static class SetReferences
{
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
}
