using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class ParentPairsTests
{
    [Property]
    public void Draw_AnyPool_GivesDistinctPairsOfDifferentFitnessOrNone(byte[] fitness, byte count, ulong seed)
    {
        var (pool, wanted) = (Pool(fitness), 1 + (count % 20));
        var pairs = ParentPairs.Draw(pool, wanted, new SeededRandom(seed));
        Assert.All(pairs, pair => Assert.True(pair.Worse.Fitness < pair.Better.Fitness));
        Assert.Contains(pairs.Count, new[] { 0, wanted });
    }

    [Fact]
    public void Draw_TwoOfThreeAreEqual_EachMixedPairComesAboutAsOften()
    {
        var pool = Pool(1, 1, 2);
        var pairs = Enumerable.Range(0, 40).SelectMany(index => ParentPairs.Draw(pool, 100, new SeededRandom(1, "pairs", index))).ToList();
        Assert.Equal(4000, pairs.Count);
        // Binomial with p = 1/2: the standard deviation is 32.
        Assert.InRange(pairs.Count(pair => pair.Worse == pool[0]), 1870, 2130);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(1001, false)]
    public void Draw_MoreThanAThousandDraws_GivesUp(int count, bool succeeds) =>
        Assert.Equal(succeeds ? count : 0, ParentPairs.Draw(Pool(1, 2), count, new SeededRandom(1)).Count);

    [Fact]
    public void Draw_AllEqual_EndsWithNone() => Assert.Empty(ParentPairs.Draw(Pool(4, 4, 4), 1, new SeededRandom(1)));

    private static Elite[] Pool(params byte[] fitness) =>
    [
        .. fitness.Select((value, index) => new Elite(
            new Candidate(new CandidateId(index), $"// {index}", new Lineage("seed", [])), new Evaluation { Status = EvaluationStatus.Ok, Fitness = value })),
    ];
}
