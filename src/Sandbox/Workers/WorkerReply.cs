namespace EvoLLM.Sandbox;

/// <summary>What came back from a worker.</summary>
/// <param name="Status">Whether an answer came.</param>
/// <param name="Payload">The answer's fields; empty where none came.</param>
/// <param name="Elapsed">Wall time as the host saw it.</param>
internal sealed record WorkerReply(WorkerReplyStatus Status, byte[] Payload, TimeSpan Elapsed)
{
    /// <summary>Processor time of the worker; where it died of itself, which nobody can ask any more, the wall time.</summary>
    public TimeSpan CpuTime { get; init; }
}
