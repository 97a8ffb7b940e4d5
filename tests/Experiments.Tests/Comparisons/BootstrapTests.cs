using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Experiments.Tests;

/// <summary>An interval must say what resampling says, no more and no less.</summary>
public sealed class BootstrapTests
{
    // quantile(c(1, 2, 3, 4), c(0, 0.25, 0.5, 0.75, 1)) in R.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.75, 3.25)]
    [InlineData(1, 4)]
    public void Quantile_OneToFour_IsWhatRSays(double share, double expected) => Assert.Equal(expected, Quantile.Of([1, 2, 3, 4], share));

    [Property(MaxTest = 40)]
    public void Median_AnySample_LiesInItsIntervalWithinTheSample(NormalFloat first, NormalFloat[] others)
    {
        var sample = others.Take(12).Append(first).Select(value => value.Get).ToList();
        var estimate = Bootstrap.Median(sample);
        Assert.InRange(estimate.Median, estimate.Lower, estimate.Upper);
        Assert.InRange(estimate.Lower, sample.Min(), estimate.Upper);
        Assert.InRange(estimate.Upper, estimate.Lower, sample.Max());
        Assert.Equal(estimate, Bootstrap.Median([.. sample]));
    }

    [Property(MaxTest = 20)]
    public bool Median_SampleSeenOftener_HasNoWiderInterval(NormalFloat first, NormalFloat[] others)
    {
        var sample = others.Take(3).Append(first).Select(value => value.Get).ToList();
        return Width(Bootstrap.Median([.. Enumerable.Repeat(sample, 40).SelectMany(values => values)])) <= Width(Bootstrap.Median(sample));
    }

    [Property(MaxTest = 20)]
    public void Median_EqualValues_HasNoWidth(NormalFloat value, PositiveInt count) =>
        Assert.Equal(new Estimate(value.Get, value.Get, value.Get), Bootstrap.Median([.. Enumerable.Repeat(value.Get, Math.Min(count.Get, 30))]));

    [Property(MaxTest = 20)]
    public void Difference_OtherWayRound_IsTheOpposite(NormalFloat first, NormalFloat second)
    {
        double[] sample = [first.Get, first.Get + 1, first.Get + 3], reference = [second.Get];
        var (difference, opposite) = (Bootstrap.Difference(sample, reference), Bootstrap.Difference(reference, sample));
        Assert.Equal((-difference.Median, -difference.Upper, -difference.Lower), (opposite.Median, opposite.Lower, opposite.Upper));
    }

    // Of three values 7 of the 27 equally likely resamples have the smallest as their median, of four 13 of 256: more than 2.5 %
    // each, so that the interval is all that they span. Of seven it is not: those are 1.0 %.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void Median_FewValues_IsWhatAllResamplesSay(int count)
    {
        double[] sample = [.. Enumerable.Range(1, count).Select(value => Math.Pow(3, value))];
        double[] medians = [.. Resamples(sample).Select(drawn => Quantile.Of([.. drawn.Order()], 0.5)).Order()];
        var estimate = Bootstrap.Median(sample);
        Assert.Equal((Quantile.Of(medians, 0.025), Quantile.Of(medians, 0.975)), (estimate.Lower, estimate.Upper));
        Assert.Equal(count <= 5, (estimate.Lower, estimate.Upper) == (sample[0], sample[^1]));
    }

    [Fact]
    public void Difference_TwoSmallSamples_IsWhatAllPairsOfResamplesSay()
    {
        double[] sample = [10, 20, 40], reference = [1, 2];
        double[] differences =
        [
            .. (from one in Resamples(sample)
                from other in Resamples(reference)
                select Quantile.Of([.. one.Order()], 0.5) - Quantile.Of([.. other.Order()], 0.5)).Order(),
        ];
        var estimate = Bootstrap.Difference(sample, reference);
        Assert.Equal((18.5, Quantile.Of(differences, 0.025), Quantile.Of(differences, 0.975)), (estimate.Median, estimate.Lower, estimate.Upper));
        Assert.True(estimate.ExcludesZero);
    }

    [Fact]
    public void Median_NothingOrNotANumber_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Median([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Median([1, double.NegativeInfinity]));
    }

    private static double Width(Estimate estimate) => estimate.Upper - estimate.Lower;

    /// <summary>All of them, each as likely as the others.</summary>
    private static IEnumerable<double[]> Resamples(double[] sample) => Enumerable.Range(0, (int)Math.Pow(sample.Length, sample.Length))
        .Select(number => Enumerable.Range(0, sample.Length).Select(place => sample[number / (int)Math.Pow(sample.Length, place) % sample.Length]).ToArray());
}
