using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>Numbers along an axis must be round, in order, and say where the data lies.</summary>
public sealed class TicksTests
{
    [Property]
    public void Around_AnyRange_Covers(NormalFloat first, NormalFloat second)
    {
        var (low, high) = Range(first, second);
        var ticks = Ticks.Around(low, high);
        var slack = (high - low) * 1e-6;
        Assert.True(ticks.Values[0] <= low + slack && ticks.Values[^1] >= high - slack, $"{low} to {high}: {string.Join(' ', ticks.Values)}");
        Assert.InRange(ticks.Values.Count, 2, 9);
        IsRound(ticks.Step);
    }

    [Property]
    public void Within_AnyRange_StaysInside(NormalFloat first, NormalFloat second)
    {
        var (low, high) = Range(first, second);
        var ticks = Ticks.Within(low, high);
        var slack = (high - low) * 1e-6;
        Assert.All(ticks.Values, value => Assert.InRange(value, low - slack, high + slack));
        Assert.InRange(ticks.Values.Count, 1, 8);
    }

    [Fact]
    public void Around_NoExtent_IsWidened()
    {
        foreach (var value in new[] { 0, 4.774, -12345678, 1e-12 })
        {
            var ticks = Ticks.Around(value, value);
            Assert.True(ticks.Values[0] <= value && ticks.Values[^1] >= value && ticks.Values.Count >= 2);
        }
    }

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 300, "0 100 200 300")]
    [InlineData(4.41, 4.93, "4.4 4.5 4.6 4.7 4.8 4.9 5.0")]
    [InlineData(-3000, 9000, "−4,000 −2,000 0 2,000 4,000 6,000 8,000 10,000")]
    [InlineData(0, 2e9, "0 5e8 1e9 1.5e9 2e9")]
    public void Label_Ticks_AreAsShortAsTheyCanBe(double low, double high, string labels)
    {
        var ticks = Ticks.Around(low, high);
        Assert.Equal(labels, string.Join(' ', ticks.Values.Select(ticks.Label)));
    }

    [Property]
    public void Label_Ticks_SayTheirNumbers(NormalFloat first, NormalFloat second)
    {
        var (low, high) = Range(first, second);
        var ticks = Ticks.Around(low, high);
        Assert.All(ticks.Values, value =>
            Assert.Equal(value, double.Parse(ticks.Label(value).Replace('−', '-'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture), ticks.Step * 0.01));
    }

    private static (double Low, double High) Range(NormalFloat first, NormalFloat second)
    {
        var low = Math.Clamp(Math.Min(first.Get, second.Get), -1e6, 1e6);
        var high = Math.Clamp(Math.Max(first.Get, second.Get), -1e6, 1e6);
        return high - low > 1e-4 ? (low, high) : (low, low + 1);
    }

    private static void IsRound(double step)
    {
        var leading = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        Assert.Contains(new[] { 1, 2, 5, 10.0 }, nice => Math.Abs(leading - nice) < 1e-6);
    }
}
