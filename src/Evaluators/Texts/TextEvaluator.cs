using System.Security.Cryptography;
using System.Text;
using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>Judges texts by the problem's own code, in this process and within a time limit. There is nothing to compile.</summary>
/// <param name="problem">What is asked.</param>
/// <param name="time">The clock that the limit is measured by.</param>
/// <param name="wallTimes">How many times <see cref="TextProblem.TimeLimit"/> a judgement may take.</param>
public sealed class TextEvaluator(TextProblem problem, TimeProvider time, double wallTimes = 1) : IProblemEvaluator
{
    private static readonly IsolationReport Isolation = new([new IsolationLayer("texts", IsolationState.Covered, "candidates are texts, nothing of them runs")]);

    /// <inheritdoc/>
    public ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Isolation);

    /// <summary>Knows a text again whatever its line ends and the white space at the ends of its lines.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public ValueTask<Preparation> PrepareAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = Encoding.UTF8.GetBytes(Normalise(source));
        return ValueTask.FromResult(new Preparation
        {
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(text)),
            Image = text,
            Failure = source.Length <= problem.MaxLength ? null
                : Evaluation.Failed(EvaluationStatus.ParseFailed, $"The text has {source.Length} characters; {problem.MaxLength} are allowed."),
        });
    }

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(Preparation preparation, Split split, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        var text = Encoding.UTF8.GetString(preparation.Image.Span);
        var limit = problem.TimeLimit * wallTimes;
        using var over = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            var work = Task.Run(() => Judge(text, stop.Token), CancellationToken.None);
            var evaluation = await work.WaitAsync(stop.Token).ConfigureAwait(false);

            // What the code says after it was told to stop is too late.
            stop.Token.ThrowIfCancellationRequested();
            return evaluation;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Evaluation.Failed(EvaluationStatus.TimedOut, $"The text was not judged within {limit.TotalSeconds:0.###} s.") with { EndedByMachine = true, CpuTime = limit };
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CandidateCheck> CheckAsync(string source, Split split, CancellationToken cancellationToken)
    {
        var preparation = await PrepareAsync(source, cancellationToken).ConfigureAwait(false);
        return new CandidateCheck(preparation.Failure ?? await EvaluateAsync(preparation, split, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(Split split) => problem.Baselines(split);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Evaluation Judge(string text, CancellationToken cancellationToken)
    {
        var evaluation = ProcessorTime.Measure(() => ScoreGuard.Score(problem.Definition, () => problem.Score(text, cancellationToken)), out var used);
        return evaluation with { CpuTime = used };
    }

    private static string Normalise(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
}
