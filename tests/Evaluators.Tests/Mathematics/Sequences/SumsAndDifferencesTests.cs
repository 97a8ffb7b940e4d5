using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class SumsAndDifferencesTests
{
    private static readonly SumsAndDifferences Problem = new();

    [Theory]
    [InlineData("3 numbers have 6 sums and 7 differences.", 0.0, 1.0, 3.0)]
    [InlineData("8 numbers have 26 sums and 25 differences.", 0.0, 2.0, 3.0, 4.0, 7.0, 11.0, 12.0, 14.0)]
    [InlineData("6 numbers have 21 sums and 31 differences.", 0.0, 1.0, 4.0, 10.0, 12.0, 17.0)]
    [InlineData("5 numbers have 9 sums and 9 differences.", 0.0, 1.0, 2.0, 3.0, 4.0)]
    public void Score_KnownSet_CountsItsSumsAndDifferences(string expected, params double[] set)
    {
        // The second is Conway's set with more sums than differences; in a Golomb ruler as the third all of them differ.
        Assert.Contains(expected, Constructions.Judge(Problem, set).Feedback);
        Assert.Contains(expected, Constructions.Judge(Problem, [.. set.Reverse()]).Feedback);
    }

    [Fact]
    public void Score_ThreeNumbers_IsThePublishedFormula() =>
        Assert.Equal(1 + (Math.Log(7.0 / 6) / Math.Log(7)), Constructions.Worth(Problem, 0, 1, 3), 1e-15);

    [Fact]
    public void Score_LargestNumber_DoesNotOverflow() =>
        Assert.Contains("3 numbers have 6 sums and 7 differences.", Constructions.Judge(Problem, 0, 1, 9007199254740992).Feedback);

    [Property(MaxTest = 60)]
    public bool Score_AnySet_LiesWithinWhatIsProved(ulong seed)
    {
        // |U - U| is at most |U + U| to the power of 4/3 (Freiman and Pigarev 1973), and |U + U| at most |U - U| to that power.
        var random = new SeededRandom(seed, "set", 0);
        double[] set = [0, .. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (double)random.Next(1, 1000)).Distinct()];
        return Constructions.Worth(Problem, set) is > 2.0 / 3 and < 4.0 / 3;
    }

    [Theory]
    [InlineData]
    [InlineData(0.0)]
    [InlineData(1.0, 2.0)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, -1.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.0, 9007199254740994.0)]
    [InlineData(0.0, double.NaN)]
    public void Score_WhatIsNoSetOfWholeNumbersWithZero_IsInvalid(params double[] set) => Constructions.Refused(Problem, set);
}
