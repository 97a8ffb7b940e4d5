namespace EvoLLM.Evaluators;

/// <summary>Trains a network by a plan, stretch after stretch, and gives it up where the plan says so.</summary>
internal sealed class PlannedTraining : IDisposable
{
    private readonly SimdTrainer _trainer;
    private readonly LabelledRows _validation;
    private readonly TrainingPlan _plan;
    private readonly List<LearningCurve.Look> _looks = [];

    /// <summary>Begins a training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">What it is trained on.</param>
    /// <param name="validation">What is looked at.</param>
    /// <param name="plan">How.</param>
    /// <param name="seed">Seeds the parameters.</param>
    /// <exception cref="ShapeException">The network does not fit the rows.</exception>
    public PlannedTraining(Network network, LabelledRows training, LabelledRows validation, TrainingPlan plan, ulong seed) =>
        (_trainer, _validation, _plan) = (new SimdTrainer(network, training, plan, seed), validation, plan);

    /// <summary>What was learnt so far, parameter after parameter.</summary>
    public IReadOnlyList<float[]> Learnt => _trainer.Learnt;

    /// <summary>The share of rows that are classified wrong, 0 to 1.</summary>
    public double Error(LabelledRows rows) => 1 - _trainer.Accuracy(rows);

    /// <summary>Goes on to a step, or to where the plan ends it; what was trained before is not trained again.</summary>
    /// <param name="steps">To which step, at most those of the plan.</param>
    /// <param name="cancellationToken">Gives up between two looks.</param>
    /// <returns>All that was seen from the beginning.</returns>
    public LearningCurve Train(int steps, CancellationToken cancellationToken)
    {
        while (_trainer.Steps < steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Math.Min(steps, (_trainer.Steps / _plan.LookEvery * _plan.LookEvery) + _plan.LookEvery);
            if (!_trainer.Train(next - _trainer.Steps))
            {
                return Seen(TrainingEnd.Diverged);
            }

            _looks.Add(new LearningCurve.Look(next, _trainer.Loss, Error(_validation)));
            if (IsDropped(next))
            {
                return Seen(TrainingEnd.Dropped);
            }

            if (HasSettled())
            {
                return Seen(TrainingEnd.Settled);
            }
        }

        return Seen(TrainingEnd.Completed);
    }

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    /// <summary>A hurdle counts at the first look that is not before it.</summary>
    private bool IsDropped(int step) => _plan.Hurdles.Any(hurdle => hurdle.Step <= step && hurdle.Step > step - _plan.LookEvery && _looks.Min(look => look.Error) > hurdle.Error);

    private bool HasSettled() => _plan.Patience is { } patience && _looks.Count > patience && _looks[^patience..].Min(look => look.Error) >= _looks[..^patience].Min(look => look.Error);

    private LearningCurve Seen(TrainingEnd end) => new(end, [.. _looks], _trainer.Steps);
}
