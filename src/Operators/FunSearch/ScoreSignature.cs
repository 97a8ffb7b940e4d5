using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// What programs of one cluster have in common: the fitness and every figure that the problem reports. Where it reports one for
/// each instance, that is the signature of the paper.
/// </summary>
internal sealed class ScoreSignature : IEquatable<ScoreSignature>
{
    private readonly double[] _scores;

    private ScoreSignature(double[] scores) => _scores = scores;

    public static ScoreSignature Of(Elite elite) =>
        new([elite.Fitness, .. elite.Evaluation.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => metric.Value)]);

    public bool Equals(ScoreSignature? other) => other is not null && _scores.AsSpan().SequenceEqual(other._scores);

    public override bool Equals(object? obj) => Equals(obj as ScoreSignature);

    public override int GetHashCode() => _scores.Aggregate(0, HashCode.Combine);
}
