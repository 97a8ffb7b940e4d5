using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class ErdosMinimumOverlapTests
{
    private static readonly ErdosMinimumOverlap Problem = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(45)]
    public void Score_OneHalfEverywhere_OverlapsByOneHalf(int cells) =>
        Assert.InRange(Constructions.Worth(Problem, [.. Enumerable.Repeat(0.5, cells)]), 0.5, 0.5 + 1e-12);

    [Fact]
    public void Score_MiddleHalf_OverlapsByOneHalfWhereItIsMovedOut() =>
        Assert.Equal(0.5, Constructions.Worth(Problem, 0, 1, 1, 0), 1e-12);

    [Fact]
    public void Score_FirstHalf_OverlapsWhollyWhereItIsMovedOnTheOther() =>
        Assert.Equal(1, Constructions.Worth(Problem, 1, 1, 0, 0), 1e-12);

    [Property(MaxTest = 60)]
    public bool Score_AnyFunction_IsNeverBetterThanTheExactConstantAndHardlyWorse(ulong seed)
    {
        var steps = Draw(seed);
        var (worth, exact) = (Constructions.Worth(Problem, steps), ExactConstants.Overlap(steps));

        // No function overlaps by less than 0.379005 (White 2022).
        return worth >= exact && worth <= exact * (1 + 1e-12) && worth >= 0.379005;
    }

    [Property(MaxTest = 60)]
    public bool Score_MirroredOrFinerCells_IsTheSame(ulong seed)
    {
        var steps = Draw(seed);
        var worth = Constructions.Worth(Problem, steps);
        return Math.Abs(Constructions.Worth(Problem, [.. steps.Reverse()]) - worth) < 1e-12
            && Math.Abs(Constructions.Worth(Problem, [.. steps.SelectMany(step => new[] { step, step })]) - worth) < 1e-12;
    }

    [Theory]
    [InlineData]
    [InlineData(0.5, 0.49999999999999994)]
    [InlineData(0.5, 0.5000000000000001)]
    [InlineData(1.0000000000000002, 0.0)]
    [InlineData(1.5, -0.5)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.1, 0.9)]
    public void Score_ValuesOutsideOrASumThatIsNotExact_IsInvalid(params double[] steps) => Constructions.Refused(Problem, steps);

    /// <summary>Multiples of 2^-30 with mirrored complements, so that their sum is half their number; shuffled.</summary>
    private static double[] Draw(ulong seed)
    {
        var random = new SeededRandom(seed, "overlap", 0);
        var half = Enumerable.Range(0, random.Next(1, 25)).Select(_ => Math.ScaleB(Math.Floor(Math.ScaleB(random.NextDouble(), 30)), -30)).ToArray();
        double[] steps = [.. half, .. half.Select(value => 1 - value)];
        for (var i = steps.Length - 1; i > 0; i--)
        {
            var j = random.Next(0, i + 1);
            (steps[i], steps[j]) = (steps[j], steps[i]);
        }

        return steps;
    }
}
