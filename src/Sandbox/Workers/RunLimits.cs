namespace EvoLLM.Sandbox;

/// <summary>What one run may take. Fuel stops a candidate at the same point on every machine; wall time is there for what fuel does not count.</summary>
public sealed record RunLimits
{
    /// <summary>Steps: a turn of a loop, a call, or a piece of work inside the framework.</summary>
    public long Fuel { get; init; } = 200_000_000;

    /// <summary>What may be allocated in all, collected or not, in bytes.</summary>
    public long AllocatedBytes { get; init; } = 4L << 30;

    /// <summary>Wall time, as the host measures it.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(2);
}
