namespace EvoLLM.Evolver.Tests;

/// <summary>Judges numbers and says what processor time that took, in milliseconds: what it is told, of each compilation and each evaluation.</summary>
internal sealed class MeteredEvaluator(Func<double> compiling, Func<double> evaluating) : IEvaluator
{
    private readonly NumberEvaluator _inner = new(disorder: 2);

    public async ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) =>
        await _inner.PrepareAsync(source, cancellationToken) with { CpuTime = TimeSpan.FromMilliseconds(compiling()) };

    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) =>
        await _inner.EvaluateAsync(preparation, split, cancellationToken) with { CpuTime = TimeSpan.FromMilliseconds(evaluating()) };

    public IReadOnlyList<Baseline> Baselines(Split split) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
