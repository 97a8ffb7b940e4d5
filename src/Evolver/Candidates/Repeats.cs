namespace EvoLLM.Evolver;

/// <summary>What several evaluations of one candidate came to, where outcomes are noisy.</summary>
/// <param name="Count">How many there were, 2 or more.</param>
/// <param name="Mean">The mean of their fitness; the candidate's fitness.</param>
/// <param name="StandardDeviation">The sample standard deviation of their fitness, with <paramref name="Count"/> - 1 in the denominator; the mean's own error is smaller by the root of <paramref name="Count"/>.</param>
public sealed record Repeats(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="fitness">The fitness of each evaluation, 2 or more.</param>
    internal static Repeats Of(IReadOnlyCollection<double> fitness)
    {
        var mean = fitness.Average();
        return new Repeats(fitness.Count, mean, Math.Sqrt(fitness.Sum(value => (value - mean) * (value - mean)) / (fitness.Count - 1)));
    }
}
