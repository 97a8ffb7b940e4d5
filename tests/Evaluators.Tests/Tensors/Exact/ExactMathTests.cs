using System.Runtime.Intrinsics;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Functions that must have the same bits on every device, and be what their names say.</summary>
public sealed class ExactMathTests
{
    private static readonly SortedDictionary<string, (Func<Lane1, Lane1> One, Func<Lane16, Lane16> Many, Func<double, double> True, double From, double To)> Functions = new()
    {
        ["exp"] = (ExactMath<Lane1>.Exp, ExactMath<Lane16>.Exp, Math.Exp, -87, 88.3),
        ["log"] = (ExactMath<Lane1>.Log, ExactMath<Lane16>.Log, Math.Log, 1.2e-38, 3e38),
        ["tanh"] = (ExactMath<Lane1>.Tanh, ExactMath<Lane16>.Tanh, Math.Tanh, -12, 12),
        ["sigmoid"] = (ExactMath<Lane1>.Sigmoid, ExactMath<Lane16>.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -80, 80),
        ["softplus"] = (ExactMath<Lane1>.Softplus, ExactMath<Lane16>.Softplus, x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), -14, 80),
        ["sin"] = (ExactMath<Lane1>.Sin, ExactMath<Lane16>.Sin, Math.Sin, -3000, 3000),
        ["cos"] = (ExactMath<Lane1>.Cos, ExactMath<Lane16>.Cos, Math.Cos, -3000, 3000),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_ManyArguments_IsAFewUnitsInTheLastPlaceFromTheTruth(string name)
    {
        var (one, many, truth, from, to) = Functions[name];
        var (worst, random) = (0.0, new Random(1));
        for (var i = 0; i < 100_000; i++)
        {
            var x = (float)Argument(random, from, to);
            var (value, expected) = (one(new Lane1(x)).Value, truth(x));

            // Where sine and cosine cross 0, what counts is the distance from 1.
            var scale = name is "sin" or "cos" ? Math.Max(Math.Abs(expected), 0.05) : Math.Abs(expected);
            worst = Math.Max(worst, Math.Abs(value - expected) / scale);
            Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits(many(new Lane16(Vector512.Create(x))).Value[i % 16]));
        }

        Assert.InRange(worst, 0, 4e-7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_NoNumber_StaysNone(string name)
    {
        Assert.True(float.IsNaN(Functions[name].One(new Lane1(float.NaN)).Value));
        Assert.True(float.IsNaN(Functions[name].Many(new Lane16(Vector512.Create(float.NaN))).Value[3]));
    }

    [Property(MaxTest = 2000)]
    public bool Function_AnyBits_IsTheSameAloneAndSideBySide(int bits) => Functions.Values.All(function =>
    {
        var x = BitConverter.Int32BitsToSingle(bits);
        var (one, many) = (function.One(new Lane1(x)).Value, function.Many(new Lane16(Vector512.Create(x))).Value[7]);
        return (float.IsNaN(one) && float.IsNaN(many)) || BitConverter.SingleToInt32Bits(one) == BitConverter.SingleToInt32Bits(many);
    });

    [Fact]
    public void Log_EndsOfItsRange_AreThoseOfTheLogarithm()
    {
        Assert.Equal(float.NegativeInfinity, ExactMath<Lane1>.Log(new Lane1(0)).Value);
        Assert.True(float.IsNaN(ExactMath<Lane1>.Log(new Lane1(-1)).Value));
        Assert.Equal(0, ExactMath<Lane1>.Log(new Lane1(1)).Value);
    }

    [Fact]
    public void Exp_BeyondItsRange_StaysFinite()
    {
        Assert.True(float.IsFinite(ExactMath<Lane1>.Exp(new Lane1(float.PositiveInfinity)).Value));
        Assert.InRange(ExactMath<Lane1>.Exp(new Lane1(float.NegativeInfinity)).Value, 0, 2e-38f);
    }

    [Fact]
    public void Normal_Arguments_AreTheDistributionFunction()
    {
        // Tables of the normal distribution.
        foreach (var (x, expected) in ((float, double)[])[(0, 0.5), (1, 0.8413447460685429), (-1, 0.15865525393145707), (2.5f, 0.9937903346742238), (-4, 3.167124183311986e-05)])
        {
            Assert.Equal(expected, ExactMath<Lane1>.Normal(new Lane1(x)).Value, 2e-7);
        }
    }

    private static double Argument(Random random, double from, double to) =>
        from > 0 ? Math.Exp(Math.Log(from) + (random.NextDouble() * (Math.Log(to) - Math.Log(from)))) : from + (random.NextDouble() * (to - from));
}
