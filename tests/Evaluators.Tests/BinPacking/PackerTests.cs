using EvoLLM.Evolver;
using EvoLLM.Sandbox;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

/// <summary>The fast packer against the rule as it is written down.</summary>
public sealed class PackerTests
{
    [Property(MaxTest = 100)]
    public bool Pack_AnyPriorities_IsThePlainRule(ulong seed)
    {
        var random = new SeededRandom(seed);
        var instance = InstanceGenerator.Weibull(random.Next(1, 60), random);
        return Enum.GetValues<NanRule>().All(rule => OnlinePacker.Pack(instance, Scatter(seed, rule), rule).SequenceEqual(Plain(instance, Scatter(seed, rule))));
    }

    [Theory]
    [InlineData(1, "1 NaN 5 NaN 9")]
    [InlineData(1, "-Infinity 3 3 2 3")]
    [InlineData(0, "0 -0 0 0 0")]
    [InlineData(0, "-0 0 0 0 0")]
    [InlineData(0, "-Infinity -Infinity -Infinity -Infinity -Infinity")]
    [InlineData(4, "1 2 3 1e308 Infinity")]
    [InlineData(3, "1 2 Infinity NaN Infinity")]
    public void Pack_HighestPriority_IsTheFirstOfEqualsAndNaNBeforeAll(int expected, string priorities)
    {
        var written = Array.ConvertAll(priorities.Split(' '), text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        var bins = OnlinePacker.Pack(new BinPackingInstance(10, [1, 0, 0, 0, 0]), (_, _, priority) => written.CopyTo(priority), NanRule.Highest);
        Assert.Equal(expected, bins[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void Pack_NaNAnywhere_IsRefusedByItsPlace(int place)
    {
        var exception = Assert.Throws<InvalidResultException>(() =>
            OnlinePacker.Pack(new BinPackingInstance(10, [1, 1, 1, 1, 1, 1, 1]), (_, _, priority) => priority[place] = double.NaN));
        Assert.Equal($"The priority of bin {place} of the 7 shown is NaN.", exception.Message);
    }

    private static PriorityFunction Scatter(ulong seed, NanRule rule)
    {
        var random = new SeededRandom(seed);
        return (_, _, priority) =>
        {
            for (var i = 0; i < priority.Length; i++)
            {
                // Few different values, for ties.
                priority[i] = rule == NanRule.Highest && random.Next(20) == 0 ? double.NaN : random.Next(4);
            }
        };
    }

    private static int[] Plain(BinPackingInstance instance, PriorityFunction priority)
    {
        var remaining = instance.Items.Select(_ => (double)instance.Capacity).ToArray();
        return
        [
            .. instance.Items.Select(item =>
            {
                var fitting = Enumerable.Range(0, remaining.Length).Where(bin => remaining[bin] >= item).ToArray();
                var priorities = new double[fitting.Length];
                priority(item, [.. fitting.Select(bin => remaining[bin])], priorities);
                var chosen = fitting[priorities.Any(double.IsNaN) ? Array.FindIndex(priorities, double.IsNaN) : Array.IndexOf(priorities, priorities.Max())];
                remaining[chosen] -= item;
                return chosen;
            }),
        ];
    }
}
