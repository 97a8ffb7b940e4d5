using System.Diagnostics;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

public sealed class TextEvaluatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a\nb\n", "a  \r\nb\t\r\n\r\n", true)]
    [InlineData("a\nb", "a\rb", true)]
    [InlineData("a\nb", "a\n b", false)]
    [InlineData("a\nb", "a\n\nb", false)]
    public async Task PrepareAsync_LineEndsAndTrailingBlanks_DoNotMakeAnotherText(string first, string second, bool same)
    {
        await using var evaluator = Create((_, _) => Judged(1));
        var (one, two) = (await evaluator.PrepareAsync(first, Token), await evaluator.PrepareAsync(second, Token));
        Assert.Equal(same, one.Fingerprint == two.Fingerprint);
    }

    [Fact]
    public async Task EvaluateAsync_Text_IsJudgedInItsNormalForm()
    {
        await using var evaluator = Create((text, _) => Judged(text.Length));
        Assert.Equal(4, (await evaluator.CheckAsync("a \r\nb\r\n\r\n", Split.Training, Token)).Evaluation.Fitness);
    }

    [Fact]
    public async Task EvaluateAsync_CodeThrows_IsAnInvalidResult()
    {
        await using var evaluator = Create((_, _) => throw new InvalidOperationException("boom"));
        var evaluation = (await evaluator.CheckAsync("a", Split.Training, Token)).Evaluation;
        Assert.Equal(EvaluationStatus.InvalidResult, evaluation.Status);
        Assert.Contains("boom", evaluation.Feedback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluateAsync_CodeDoesNotEnd_IsTimedOutAndToldToStop()
    {
        var stopped = new TaskCompletionSource();
        await using var evaluator = Create(
            (_, token) =>
            {
                token.WaitHandle.WaitOne();
                stopped.SetResult();
                return Judged(1);
            },
            TimeSpan.FromMilliseconds(50));
        var evaluation = (await evaluator.CheckAsync("a", Split.Training, Token)).Evaluation;
        Assert.Equal((EvaluationStatus.TimedOut, true), (evaluation.Status, evaluation.EndedByMachine));
        await stopped.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task EvaluateAsync_CodeThatWorks_SaysWhatProcessorTimeItTook()
    {
        await using var evaluator = Create((text, _) => Judged(Enumerable.Range(0, text.Length * 1_000_000).Sum(i => i % 7)), TimeSpan.FromMinutes(5));
        var (brief, start) = ((await evaluator.CheckAsync("a", Split.Training, Token)).Evaluation, Stopwatch.GetTimestamp());
        var thorough = (await evaluator.CheckAsync(new string('a', 60), Split.Training, Token)).Evaluation;
        Assert.InRange(brief.CpuTime, TimeSpan.FromTicks(1), thorough.CpuTime);
        Assert.InRange(thorough.CpuTime, TimeSpan.FromTicks(1), Stopwatch.GetElapsedTime(start));
    }

    [Fact]
    public async Task CheckAsync_TextTooLong_IsNotJudged()
    {
        await using var evaluator = Create((_, _) => throw new InvalidOperationException("asked"));
        Assert.Equal(EvaluationStatus.ParseFailed, (await evaluator.CheckAsync(new string('a', 70_000), Split.Training, Token)).Evaluation.Status);
    }

    private static TextEvaluator Create(Func<string, CancellationToken, Evaluation> score, TimeSpan? limit = null) => new(new Scored(score, limit), TimeProvider.System);

    private static Evaluation Judged(double fitness) => new() { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(0.5) };

    private sealed class Scored(Func<string, CancellationToken, Evaluation> score, TimeSpan? limit) : TextProblem
    {
        public override TimeSpan TimeLimit => limit ?? base.TimeLimit;

        public override Problem Definition { get; } = new()
        {
            Name = "scored",
            Title = "A text with a scoring of its own",
            Format = "anything",
            Objective = new Objective("value", Direction.Maximize),
            Measures = [new MeasureAxis("length", 0, 1, 10)],
        };

        public override Evaluation Score(string text, CancellationToken cancellationToken) => score(text, cancellationToken);
    }
}
