using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Asks a problem for its judgement and holds it against what a search relies on: a mistake of the problem's scoring is a result too, never the end of a run.</summary>
internal static class ScoreGuard
{
    /// <summary>The problem's judgement, or <see cref="EvaluationStatus.InvalidResult"/> with what is wrong with it.</summary>
    public static Evaluation Score(Problem problem, Func<Evaluation?> score)
    {
        try
        {
            var evaluation = score();
            return Fault(evaluation, problem.Measures) is { } fault ? Invalid(fault) : evaluation!;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(exception);
        }
    }

    /// <summary>The same for a judgement that takes its time.</summary>
    public static async ValueTask<Evaluation> ScoreAsync(Problem problem, Func<ValueTask<Evaluation>> score)
    {
        try
        {
            var evaluation = await score().ConfigureAwait(false);
            return Score(problem, () => evaluation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(exception);
        }
    }

    private static string? Fault(Evaluation? evaluation, IReadOnlyList<MeasureAxis> axes) =>
        evaluation is null ? "returned null."
        : evaluation.Status != EvaluationStatus.Ok ? null
        : evaluation.Fitness is not { } fitness || !double.IsFinite(fitness) ? "gave no finite fitness."
        : evaluation.Measures is not { } measures || measures.Count != axes.Count ? $"gave {evaluation.Measures?.Count ?? 0} measures for {axes.Count} axes."
        : Enumerable.Range(0, axes.Count).Where(axis => !double.IsFinite(measures[axis])).Select(axis => $"gave {measures[axis]} for '{axes[axis].Name}'.").FirstOrDefault() is { } fault ? fault
        : null;

    private static Evaluation Failed(Exception exception) => Invalid($"failed: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");

    private static Evaluation Invalid(string fault) => Evaluation.Failed(EvaluationStatus.InvalidResult, $"The problem's scoring {fault}");
}
