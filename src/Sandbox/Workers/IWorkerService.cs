namespace EvoLLM.Sandbox;

/// <summary>What a worker does for its host. Called on one thread, one request after the other.</summary>
internal interface IWorkerService
{
    /// <summary>Loads everything that will be needed: once the process is locked down, no file can be opened any more.</summary>
    void WarmUp();

    /// <summary>Answers a request. What a candidate did wrong is part of the answer.</summary>
    void Answer(BinaryReader request, BinaryWriter answer);
}
