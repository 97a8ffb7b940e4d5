namespace EvoLLM.Evaluators;

/// <summary>Trains a network by a plan, stretch after stretch, and gives it up where the plan says so.</summary>
internal sealed class PlannedTraining : IDisposable
{
    private const int StepsBetweenChecks = 10;

    private readonly SimdTrainer _trainer;
    private readonly LabelledRows _validation;
    private readonly LearningWatch _watch;

    /// <summary>Begins a training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">What it is trained on.</param>
    /// <param name="validation">What is looked at.</param>
    /// <param name="plan">How.</param>
    /// <param name="seed">Seeds the parameters.</param>
    /// <exception cref="ShapeException">The network does not fit the rows.</exception>
    public PlannedTraining(Network network, LabelledRows training, LabelledRows validation, TrainingPlan plan, ulong seed) =>
        (_trainer, _validation, _watch) = (new SimdTrainer(network, training, plan, seed), validation, new LearningWatch(plan));

    /// <summary>What was learnt so far, as <see cref="TensorProgram.Trained"/> has it.</summary>
    public IReadOnlyList<float[]> Learnt => _trainer.Learnt;

    /// <summary>The share of rows that are classified wrong, 0 to 1.</summary>
    public double Error(LabelledRows rows) => 1 - _trainer.Accuracy(rows);

    /// <summary>Goes on to a step, or to where the plan ends it; what was trained before is not trained again.</summary>
    /// <param name="steps">To which step, at most those of the plan.</param>
    /// <param name="cancellationToken">Gives up within some steps.</param>
    /// <returns>All that was seen from the beginning.</returns>
    public LearningCurve Train(int steps, CancellationToken cancellationToken)
    {
        while (_trainer.Steps < steps)
        {
            for (var next = _watch.Next(_trainer.Steps, steps); _trainer.Steps < next;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!_trainer.Train(Math.Min(StepsBetweenChecks, next - _trainer.Steps)))
                {
                    return _watch.Curve(TrainingEnd.Diverged, _trainer.Steps);
                }
            }

            if (_watch.See(_trainer.Steps, _trainer.Loss, Error(_validation)) is { } end)
            {
                return _watch.Curve(end, _trainer.Steps);
            }
        }

        return _watch.Curve(TrainingEnd.Completed, _trainer.Steps);
    }

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
