using System.Text;

namespace EvoLLM.Evolver.Tests;

/// <summary>Scores 1 more than it should on a split, all programs or one.</summary>
internal sealed class ShiftedEvaluator(Split where, string? source = null) : IEvaluator
{
    private readonly NumberEvaluator _inner = new();

    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => _inner.PrepareAsync(source, cancellationToken);

    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        var evaluation = await _inner.EvaluateAsync(preparation, split, cancellationToken);
        return split == where && (source is null || Encoding.UTF8.GetString(preparation.Image.Span) == source)
            ? evaluation with { Fitness = evaluation.Fitness + 1 }
            : evaluation;
    }

    public IReadOnlyList<Baseline> Baselines(Split split) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Runs out of wall time on programs that end in a text, on one split.</summary>
internal sealed class ImpatientEvaluator(string ending, Split where = Split.Training) : IEvaluator
{
    private readonly NumberEvaluator _inner = new();

    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken) => _inner.PrepareAsync(source, cancellationToken);

    public ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken) =>
        split == where && Encoding.UTF8.GetString(preparation.Image.Span).EndsWith(ending, StringComparison.Ordinal)
            ? ValueTask.FromResult(Evaluation.Failed(EvaluationStatus.TimedOut, "too slow") with { EndedByMachine = true })
            : _inner.EvaluateAsync(preparation, split, cancellationToken);

    public IReadOnlyList<Baseline> Baselines(Split split) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
