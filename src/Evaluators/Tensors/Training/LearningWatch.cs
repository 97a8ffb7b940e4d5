namespace EvoLLM.Evaluators;

/// <summary>Keeps what is seen of a training, and says when its plan gives it up.</summary>
/// <param name="plan">The plan.</param>
internal sealed class LearningWatch(TrainingPlan plan)
{
    private readonly List<LearningCurve.Look> _looks = [];

    /// <summary>The step of the next look.</summary>
    /// <param name="steps">Steps that were made.</param>
    /// <param name="until">The step after which the training ends, or pauses.</param>
    public int Next(int steps, int until) => Math.Min(until, (steps / plan.LookEvery * plan.LookEvery) + plan.LookEvery);

    /// <summary>Takes a look.</summary>
    /// <returns>Whether the training goes on; where it does not, how it ended.</returns>
    public TrainingEnd? See(int step, float loss, double error)
    {
        _looks.Add(new LearningCurve.Look(step, loss, error));
        return IsDropped(step) ? TrainingEnd.Dropped : HasSettled() ? TrainingEnd.Settled : null;
    }

    /// <summary>All that was seen.</summary>
    /// <param name="end">How the training ended.</param>
    /// <param name="steps">Steps that were made.</param>
    public LearningCurve Curve(TrainingEnd end, int steps) => new(end, [.. _looks], steps);

    /// <summary>A hurdle counts at the first look that is not before it.</summary>
    private bool IsDropped(int step) => plan.Hurdles.Any(hurdle => hurdle.Step <= step && hurdle.Step > step - plan.LookEvery && _looks.Min(look => look.Error) > hurdle.Error);

    private bool HasSettled() => plan.Patience is { } patience && _looks.Count > patience && _looks[^patience..].Min(look => look.Error) >= _looks[..^patience].Min(look => look.Error);
}
