using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>What several evaluations of one candidate came to, where outcomes are noisy.</summary>
/// <param name="Count">How many there were, 2 or more.</param>
/// <param name="Mean">The mean of their fitness; the candidate's fitness.</param>
/// <param name="StandardDeviation">The sample standard deviation of their fitness, with <paramref name="Count"/> - 1 in the denominator; the mean's own error is smaller by the root of <paramref name="Count"/>.</param>
public sealed record Repeats(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The fitness of each evaluation, in order; <see langword="null"/> where it was not kept. The n-th one of every candidate met the same random numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Each { get; init; }

    /// <summary>The standard error of the mean: what another evaluation of the same candidate would differ by.</summary>
    [JsonIgnore]
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>
    /// The standard error of the difference of two means: that of the differences evaluation by evaluation where both met the same random
    /// numbers (Law 2015, section 11.2), else that of two independent means.
    /// </summary>
    /// <param name="other">What another candidate came to.</param>
    public double ErrorOfDifference(Repeats other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Each is not null && other.Each is not null && Each.Count == other.Each.Count
            ? Of([.. Each.Zip(other.Each, (mine, its) => mine - its)]).StandardError
            : Math.Sqrt((StandardError * StandardError) + (other.StandardError * other.StandardError));
    }

    /// <summary>The figures of a sample.</summary>
    /// <param name="fitness">The fitness of each evaluation, 2 or more.</param>
    internal static Repeats Of(IReadOnlyList<double> fitness)
    {
        var mean = fitness.Average();
        return new Repeats(fitness.Count, mean, Math.Sqrt(fitness.Sum(value => (value - mean) * (value - mean)) / (fitness.Count - 1))) { Each = fitness };
    }
}
