using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class AutocorrelationTests
{
    private static readonly Autocorrelation1 First = new();
    private static readonly Autocorrelation2 Second = new();
    private static readonly Autocorrelation3 Third = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    [InlineData(2000)]
    public void Score_ConstantFunction_IsTheTriangleOfItsAutoconvolution(int cells)
    {
        // f*f is a triangle: its peak is twice the square of its integral, its square has two thirds of the largest integral.
        var steps = Enumerable.Repeat(3.0, cells).ToArray();
        Assert.InRange(Constructions.Worth(First, steps), 2, 2 + 1e-10);
        Assert.InRange(Constructions.Worth(Third, steps), 2, 2 + 1e-10);
        Assert.InRange(Constructions.Worth(Second, steps), (2.0 / 3) - 1e-10, 2.0 / 3);
    }

    [Fact]
    public void Score_TwoThirdsBesideAHole_HasTheTwoPeaksThatHandComputationGives()
    {
        // f = 1, 0, 1 on three cells: at the nodes f*f = 1, 0, 2, 0, 1 cells, the integral is 2 cells of a sixth.
        Assert.Equal(3, Constructions.Worth(First, 1, 0, 1), 1e-12);
        Assert.Equal(3, Constructions.Worth(Third, 1, 0, 1), 1e-12);

        // Sum of squares (2 + 2 * 4 + 2) / 3 = 4, sum 4, peak 2.
        Assert.Equal(0.5, Constructions.Worth(Second, 1, 0, 1), 1e-12);
    }

    [Fact]
    public void Score_NegativeCells_CountInTheThirdOnly()
    {
        // f = 2, -1: f*f = 4, -4, 1 at the nodes; the largest magnitude is 4, the integral 1 cell of a quarter.
        Assert.Equal(16, Constructions.Worth(Third, 2, -1), 1e-12);
        Constructions.Refused(First, 2, -1);
        Constructions.Refused(Second, 2, -1);
    }

    [Property(MaxTest = 60)]
    public bool Score_AnyFunction_IsNeverBetterThanTheExactConstantAndHardlyWorse(ulong seed)
    {
        var steps = Draw(seed, signed: false);
        var signed = Draw(seed, signed: true);
        return IsJustAbove(Constructions.Worth(First, steps), ExactConstants.Peak(steps))
            && (Constructions.Judge(Third, signed).Status != EvaluationStatus.Ok || Constructions.Worth(Third, signed) >= ExactConstants.Peak(signed))
            && IsJustAbove(1 / Constructions.Worth(Second, steps), 1 / ExactConstants.Flatness(steps));
    }

    [Property(MaxTest = 60)]
    public bool Score_AnyFunction_BeatsNothingThatIsProved(ulong seed)
    {
        // C1 is at least 1.28 (Cloninger and Steinerberger 2017), C2 at most 1 (Hoelder).
        var steps = Draw(seed, signed: false);
        return Constructions.Worth(First, steps) >= 1.28 && Constructions.Worth(Second, steps) <= 1;
    }

    [Property(MaxTest = 60)]
    public bool Score_ScaledMirroredOrFinerCells_IsTheSame(ulong seed)
    {
        var steps = Draw(seed, signed: false);
        double[][] same = [[.. steps.Select(step => step * 1e-3)], [.. steps.Reverse()], [.. steps.SelectMany(step => new[] { step, step })]];
        return same.All(other => new ProgramProblem[] { First, Second, Third }.All(problem =>
            Math.Abs((Constructions.Worth(problem, other) / Constructions.Worth(problem, steps)) - 1) < 1e-11));
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e-200)]
    [InlineData(1.7e308)]
    public void Score_TinyOrHugeValues_NeitherVanishNorOverflow(double value)
    {
        Assert.Equal(2, Constructions.Worth(First, value, value), 1e-12);
        Assert.Equal(2.0 / 3, Constructions.Worth(Second, value, value), 1e-12);
        Assert.Equal(2, Constructions.Worth(Third, -value, -value), 1e-12);
    }

    [Theory]
    [InlineData]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, double.NaN)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(1.0, -5e-324)]
    public void Score_WhatIsNoFunctionOfZeroOrMore_IsInvalid(params double[] steps)
    {
        Constructions.Refused(First, steps);
        Constructions.Refused(Second, steps);
    }

    [Theory]
    [InlineData(1.0, -1.0)]
    [InlineData(1e16, 1.0, 1.0, -1e16, -2.0)]
    [InlineData(0.1, 0.2, -0.3)]
    public void Score_IntegralThatIsZeroOrLostInRounding_IsInvalid(params double[] steps) => Constructions.Refused(Third, steps);

    [Fact]
    public void Score_TooManyCells_IsInvalid() => Constructions.Refused(First, [.. Enumerable.Repeat(1.0, 2001)]);

    private static bool IsJustAbove(double value, double exact) => value >= exact && value <= exact * (1 + 1e-10);

    private static double[] Draw(ulong seed, bool signed)
    {
        var random = new SeededRandom(seed, "steps", signed ? 1 : 0);
        var spread = random.Next(0, 60);
        return [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Math.ScaleB(random.NextDouble() + 0.01, -random.Next(0, spread + 1)) * (signed && random.Next(0, 2) == 0 ? -1 : 1))];
    }
}
