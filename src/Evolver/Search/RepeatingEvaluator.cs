namespace EvoLLM.Evolver;

/// <summary>Evaluates each candidate several times, where outcomes are noisy, and judges it by the means.</summary>
internal sealed class RepeatingEvaluator(IEvaluator inner, int repetitions) : IEvaluator
{
    /// <inheritdoc/>
    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => inner.PrepareAsync(source, cancellationToken);

    /// <summary>Evaluates until a repetition fails, which is a failure of all; feedback is that of the first.</summary>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        var evaluations = new List<Evaluation>();
        var used = TimeSpan.Zero;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var evaluation = await inner.EvaluateAsync(preparation, split, repetition, cancellationToken).ConfigureAwait(false);
            used += evaluation.CpuTime;
            if (evaluation.Status != EvaluationStatus.Ok)
            {
                return evaluation with { CpuTime = used };
            }

            evaluations.Add(evaluation);
        }

        return Mean(evaluations) with { CpuTime = used };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(Split split) => inner.Baselines(split);

    /// <summary>Leaves the other evaluator open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Evaluation Mean(List<Evaluation> evaluations)
    {
        var first = evaluations[0];
        var repeats = Repeats.Of([.. evaluations.Select(evaluation => evaluation.Fitness!.Value)]);
        var measures = first.Measures!.Select((_, axis) => evaluations.Average(evaluation => evaluation.Measures![axis])).ToArray();
        return !double.IsFinite(repeats.Mean) || measures.Any(double.IsNaN) ? Evaluation.Failed(EvaluationStatus.InvalidResult, "The means of the evaluations are not finite.") : first with
        {
            Fitness = repeats.Mean,
            Repeats = repeats,
            Measures = new Measures(measures),
            Metrics = Means(evaluations.SelectMany(evaluation => evaluation.Metrics)),
            Hidden = first.Hidden is null ? null : Means(evaluations.SelectMany(evaluation => evaluation.Hidden ?? new SortedDictionary<string, double>())),
            Steps = (long)evaluations.Average(evaluation => evaluation.Steps),
        };
    }

    private static SortedDictionary<string, double> Means(IEnumerable<KeyValuePair<string, double>> metrics) =>
        new(metrics.GroupBy(metric => metric.Key).ToDictionary(group => group.Key, group => group.Average(metric => metric.Value)), StringComparer.Ordinal);
}
