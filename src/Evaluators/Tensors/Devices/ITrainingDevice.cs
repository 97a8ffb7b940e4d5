namespace EvoLLM.Evaluators;

/// <summary>Something that trains networks. Which one it is decides nothing but the speed: all give the same bits.</summary>
internal interface ITrainingDevice : IAsyncDisposable
{
    /// <summary>What it is, in a few words.</summary>
    string Name { get; }

    /// <summary>Trains a network. Called from many threads at once.</summary>
    /// <param name="request">The network, and how it is trained.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ShapeException">The network is no classifier of the rows.</exception>
    ValueTask<TrainingResult> TrainAsync(TrainingRequest request, CancellationToken cancellationToken);
}
