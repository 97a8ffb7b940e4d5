namespace EvoLLM.Evaluators;

/// <summary>Trains on the thread that asks: one network on a core, and none waits for another.</summary>
internal sealed class ProcessorDevice : ITrainingDevice
{
    /// <inheritdoc/>
    public string Name => "the processor";

    /// <inheritdoc/>
    public ValueTask<TrainingResult> TrainAsync(TrainingRequest request, CancellationToken cancellationToken)
    {
        var (plan, rows) = (request.Plan, request.Rows);
        using var training = new PlannedTraining(request.Network, rows.Training, rows.Validation, plan, request.Seed);
        var curve = training.Train(plan.Steps, cancellationToken);
        var ended = curve.End is TrainingEnd.Completed or TrainingEnd.Settled;
        return ValueTask.FromResult(new TrainingResult(curve, ended && rows.Test is { } test ? training.Error(test) : null, training.Learnt));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
