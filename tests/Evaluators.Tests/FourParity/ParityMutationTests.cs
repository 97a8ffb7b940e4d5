using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

public sealed class ParityMutationTests
{
    /// <summary>The closed form for a tree of nine nodes: its four bits in any order, every other node as it must be.</summary>
    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(1, 0.16)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.53)]
    [InlineData(4, 0.7)]
    [InlineData(5, 0.89)]
    public void SuccessProbability_SummedOverAllTrees_IsTheClosedForm(int bugs, double rate)
    {
        var (drawn, kept) = (rate / 13, 1 - rate + (rate / 13));
        var bits = Permutations([0, 1, 2, 3]).Sum(order => order.Select((bit, place) => place >= bugs && bit == place ? kept : drawn).Aggregate((x, y) => x * y));
        var expected = bits * (bugs == 5 ? drawn : kept) * Math.Pow(1 - (rate / 2), 4);
        Assert.Equal(expected, ParityMutation.SuccessProbability(bugs, rate), expected * 1e-12);
    }

    [Theory]
    [InlineData(1, 0.16, 4.86e-3, 4.73e-3)]
    [InlineData(2, 0.34, 2.44e-4, 1.82e-4)]
    [InlineData(3, 0.53, 3.84e-5, 1.01e-5)]
    [InlineData(4, 0.70, 1.27e-5, 7.2e-7)]
    [InlineData(5, 0.89, 3.4e-6, 1.4e-8)]
    public void SuccessProbability_BestRateAndAFifth_IsThatOfTheTable(int bugs, double best, double atBest, double atFifth)
    {
        Assert.InRange(ParityMutation.SuccessProbability(bugs, best) / atBest, 0.99, 1.01);
        Assert.InRange(ParityMutation.SuccessProbability(bugs, 0.2) / atFifth, 0.96, 1.04);

        // The table's rates end at 0.89; five bugs would be mended a little more often at 1, where every node is redrawn.
        var rates = Enumerable.Range(1, 89).Select(percent => percent / 100.0);
        Assert.Equal(best, rates.MaxBy(rate => ParityMutation.SuccessProbability(bugs, rate)));
    }

    [Theory]
    [InlineData(1, 0.16, 200_000)]
    [InlineData(2, 0.34, 500_000)]
    public void Mends_ManyTrials_SucceedAsOftenAsTheProbabilitySays(int bugs, double rate, int trials)
    {
        var random = new SeededRandom(1);
        var successes = Enumerable.Range(0, trials).Count(_ => ParityMutation.Mends(bugs, rate, random));
        var expected = trials * ParityMutation.SuccessProbability(bugs, rate);
        Assert.InRange(successes, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0 ? [[]]
        : items.SelectMany(item => Permutations([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));
}
