namespace EvoLLM.Evaluators;

/// <summary>How much of the machine the sandbox may take.</summary>
public sealed record SandboxSettings
{
    /// <summary>Worker processes, 1 or more. Decides nothing but the speed.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The heap of one worker in bytes.</summary>
    public long MemoryBytes { get; init; } = 256L << 20;
}
