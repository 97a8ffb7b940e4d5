using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>
/// The bootstrap of Efron (1979, Annals of Statistics 7) with percentile intervals (Efron and Tibshirani 1993, An Introduction
/// to the Bootstrap, chapter 13): the statistic is computed of 10,000 samples that are drawn with replacement from the given
/// one, and the interval reaches from the 2.5th to the 97.5th of a hundred of them. Seeded: the same sample gives the same
/// interval. Of five values or fewer the interval of a median is all that they span.
/// </summary>
public static class Bootstrap
{
    /// <summary>How many samples are drawn.</summary>
    public const int Resamples = 10_000;

    private const double Tail = 0.025;

    /// <summary>The median of a sample and its 95 % interval.</summary>
    /// <param name="sample">One or more finite values.</param>
    /// <param name="seed">Seeds the draws.</param>
    /// <exception cref="ArgumentException">The sample is empty, or a value is not finite.</exception>
    public static Estimate Median(IReadOnlyList<double> sample, ulong seed = 1) =>
        Interval(MedianOf(Checked(sample)), Medians(sample, new SeededRandom(seed, "bootstrap", 0)));

    /// <summary>The median of a sample less that of a reference, and its 95 % interval. Both are drawn from independently.</summary>
    /// <param name="sample">One or more finite values.</param>
    /// <param name="reference">One or more finite values.</param>
    /// <param name="seed">Seeds the draws.</param>
    /// <exception cref="ArgumentException">A sample is empty, or a value is not finite.</exception>
    public static Estimate Difference(IReadOnlyList<double> sample, IReadOnlyList<double> reference, ulong seed = 1)
    {
        var difference = MedianOf(Checked(sample)) - MedianOf(Checked(reference));
        var (first, second) = (new SeededRandom(seed, "bootstrap", 0), new SeededRandom(seed, "bootstrap reference", 0));
        return Interval(difference, Medians(sample, first).Zip(Medians(reference, second), (one, other) => one - other));
    }

    private static Estimate Interval(double statistic, IEnumerable<double> resampled)
    {
        double[] sorted = [.. resampled.Order()];
        return new Estimate(statistic, Quantile.Of(sorted, Tail), Quantile.Of(sorted, 1 - Tail));
    }

    private static IEnumerable<double> Medians(IReadOnlyList<double> sample, SeededRandom random)
    {
        var drawn = new double[sample.Count];
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = sample[random.Next(sample.Count)];
            }

            Array.Sort(drawn);
            yield return Quantile.Of(drawn, 0.5);
        }
    }

    private static double MedianOf(IReadOnlyList<double> sample) => Quantile.Of([.. sample.Order()], 0.5);

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Count > 0 && sample.All(double.IsFinite)
            ? sample
            : throw new ArgumentException("A sample needs one value at least, and all of them finite.", nameof(sample));
    }
}
