namespace EvoLLM.Sandbox;

/// <summary>What one evaluation may take.</summary>
public sealed record WorkerLimits
{
    /// <summary>The worker's managed heap in bytes.</summary>
    public long MemoryBytes { get; init; } = 256L << 20;

    /// <summary>What the harness may return, in bytes.</summary>
    public int OutputBytes { get; init; } = 16 << 20;
}
