namespace EvoLLM.Evaluators;

/// <summary>Heuristics of online bin packing that are known from elsewhere, written to the contract of <see cref="BinPackingProblem"/>.</summary>
public static class OnlineHeuristics
{
    private const string EoH = "Liu et al. 2024 (EoH), results of the repository FeiLiu36/EoH, online bin packing";

    private const string FunSearch = "Romera-Paredes et al. 2024 (FunSearch), notebook of the repository google-deepmind/funsearch";

    /// <summary>First Fit: of the bins in which the item fits, the one of lowest index.</summary>
    public static ReferenceProgram FirstFit { get; } = new("First Fit", "classical", Source(
        "// First Fit: all bins are equal, so the first one in which the item fits gets it.",
        """
        for (var i = 0; i < remaining.Length; i++)
        {
            priority[i] = 0.0;
        }
        """));

    /// <summary>Best Fit: the bin that the item leaves fullest.</summary>
    public static ReferenceProgram BestFit { get; } = new("Best Fit", "classical", Source(
        "// Best Fit: the bin that the item leaves fullest gets it.",
        """
        for (var i = 0; i < remaining.Length; i++)
        {
            priority[i] = -(remaining[i] - item);
        }
        """));

    /// <summary>What FunSearch found for the sets of the OR-Library.</summary>
    public static ReferenceProgram FunSearchOr { get; } = new("FunSearch OR", FunSearch, Source(
        "// Steps of what would be left: tight fits first, then bins that keep room for a typical item.",
        """
        for (var i = 0; i < remaining.Length; i++)
        {
            var left = remaining[i] - item;
            priority[i] = left switch
            {
                <= 2 => 4,
                <= 3 => 3,
                <= 5 => 2,
                <= 7 => 1,
                <= 9 => 0.9,
                <= 12 => 0.95,
                <= 15 => 0.97,
                <= 21 => 0.98,
                _ => 0.99,
            };
        }
        """));

    /// <summary>What FunSearch found for Weibull sizes; ReEvo (Ye et al. 2024) starts from it.</summary>
    public static ReferenceProgram FunSearchWeibull { get; } = new("FunSearch Weibull", FunSearch, Source(
        "// The score falls with the square of a bin's room; what counts is its difference from the score of the bin before.",
        """
        var largest = 0.0;
        foreach (var room in remaining)
        {
            largest = Math.Max(largest, room);
        }

        var (score, before) = (0.0, 0.0);
        for (var i = 0; i < remaining.Length; i++)
        {
            var room = remaining[i];
            if (i == 0 || room != remaining[i - 1])
            {
                var distance = room - largest;
                score = (distance * distance / item) + (room * room / (item * item));
                score += room * room / (item * item * item);
                score = room > item ? -score : score;
            }

            priority[i] = score - before;
            before = score;
        }
        """));

    /// <summary>
    /// The best of EoH's first run. As published it takes the logarithm of 0 where an item fits perfectly, and wins there because NumPy's
    /// argmax takes NaN for the maximum; here that rule is spelt out.
    /// </summary>
    public static ReferenceProgram EoH1 { get; } = new("EoH, run 1", EoH, Source(
        "// A perfect fit comes before all; then a bin that is left with one, then what overflows.",
        """
        var perfect = item > 0 ? remaining.IndexOf(item) : 0;
        if (perfect >= 0)
        {
            priority[perfect] = 1;
            return;
        }

        for (var i = 0; i < remaining.Length; i++)
        {
            var room = remaining[i];
            var score = Math.Pow(room / Math.Sqrt(Math.Log(room - item)), room / Math.Sqrt(item));
            score = score * Math.Exp(item * (room - item)) * Math.Sqrt(item);
            priority[i] = score / (1 / room * Math.Sqrt(item)) * 100;
        }
        """));

    /// <summary>The best of EoH's second run.</summary>
    public static ReferenceProgram EoH2 { get; } = new("EoH, run 2", EoH, Source(
        "// A term for tight fits, a growing malus for later bins, a small bonus for room.",
        """
        for (var i = 0; i < remaining.Length; i++)
        {
            var left = remaining[i] - item;
            priority[i] = (Math.Log(1 + remaining[i]) / left * 0.7) - (i * 0.3) + Math.Pow(item * left * left, 0.2);
        }
        """));

    /// <summary>The best of EoH's third run.</summary>
    public static ReferenceProgram EoH3 { get; } = new("EoH, run 3", EoH, Source(
        "// A term for tight fits that falls off exponentially, and the square root of what is left, weighted by how full the bin was.",
        """
        for (var i = 0; i < remaining.Length; i++)
        {
            var (room, left) = (remaining[i], remaining[i] - item);
            var adjustment = (1 - (left / room)) * Math.Sqrt(left);
            adjustment = left > item * 3 ? adjustment + 0.5 : adjustment;
            priority[i] = (room / (Math.Exp(left) + 0.7) * Math.Exp(-left)) + adjustment;
        }
        """));

    /// <summary>All of them, in the order in which the literature has them.</summary>
    public static IReadOnlyList<ReferenceProgram> All { get; } = [FirstFit, BestFit, FunSearchOr, FunSearchWeibull, EoH1, EoH2, EoH3];

    private static string Source(string comment, string body) =>
        $$"""
        using System;

        public static class Candidate
        {
            {{comment}}
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                {{body.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal).Replace("        \n", "\n", StringComparison.Ordinal)}}
            }
        }

        """;
}
