namespace EvoLLM.Evolver;

/// <summary>Judges as another evaluator does, all but what the machine ended when the run was made.</summary>
internal sealed class ReplayEvaluator(IEvaluator inner, RecordedEndings endings) : IEvaluator
{
    /// <inheritdoc/>
    public async ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) =>
        endings.Find(source) ?? await inner.PrepareAsync(source, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) =>
        endings.Find(preparation.Fingerprint, split) ?? await inner.EvaluateAsync(preparation, split, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, int repetition, CancellationToken cancellationToken) =>
        endings.Find(preparation.Fingerprint, split) ?? await inner.EvaluateAsync(preparation, split, repetition, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(Split split) => inner.Baselines(split);

    /// <summary>Leaves the other evaluator open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
