namespace EvoLLM.Evaluators;

/// <summary>
/// The programs of ELM's bug-fixing benchmark (Lehman et al. 2022): the parity of four bits, with 0 to 5 bugs. Bugs 1 to 4
/// rename b1 to b4, in that order, to the undefined c1 to c4; bug 5 takes the sum modulo 3.
/// </summary>
public static class ParityBugs
{
    /// <summary>How many bugs there can be.</summary>
    public const int Most = 5;

    /// <summary>The program with some bugs, for the contract <c>int Parity(int b1, int b2, int b3, int b4)</c> of a class <c>Candidate</c>. With one or more it does not compile.</summary>
    /// <param name="bugs">How many, 0 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public static string Program(int bugs) => Write(bugs, "");

    /// <summary>The program with all five bugs where the names of bugs 1 to 4 are defined, and 0: it compiles, so that a search can start from it, and gives 0 for every input.</summary>
    public static string Seed { get; } = Write(Most, "int c1 = 0, c2 = 0, c3 = 0, c4 = 0;\n        ");

    internal static void RequireCount(int bugs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bugs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bugs, Most);
    }

    private static string Write(int bugs, string names)
    {
        RequireCount(bugs);
        var bits = Enumerable.Range(1, 4).Select(bit => bit <= bugs ? $"c{bit}" : $"b{bit}");
        return $$"""
            public static class Candidate
            {
                public static int Parity(int b1, int b2, int b3, int b4)
                {
                    {{names}}return ({{string.Join(" + ", bits)}}) % {{(bugs == Most ? 3 : 2)}};
                }
            }

            """;
    }
}
