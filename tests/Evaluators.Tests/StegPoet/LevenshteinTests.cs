using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class LevenshteinTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    public void Distance_KnownPairs_AreAsPublished(string first, string second, int distance) =>
        Assert.Equal(distance, Levenshtein.Distance(first.ToList(), second.ToList()));

    [Property(MaxTest = 300)]
    public bool Distance_AnySequences_EqualsTheNaiveRecursion(byte[] first, byte[] second)
    {
        // Few symbols and short sequences: the recursion is exponential, and repeats are what matters.
        var (one, two) = (first.Take(6).Select(value => value % 3).ToArray(), second.Take(6).Select(value => value % 3).ToArray());
        return Levenshtein.Distance(one, two) == Naive(one, two);
    }

    private static int Naive(ReadOnlySpan<int> first, ReadOnlySpan<int> second) =>
        first.IsEmpty ? second.Length
        : second.IsEmpty ? first.Length
        : first[0] == second[0] ? Naive(first[1..], second[1..])
        : 1 + Math.Min(Naive(first[1..], second[1..]), Math.Min(Naive(first[1..], second), Naive(first, second[1..])));
}
