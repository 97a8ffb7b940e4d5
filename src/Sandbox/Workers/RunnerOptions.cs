namespace EvoLLM.Sandbox;

/// <summary>Who runs candidates, and how many at once.</summary>
public sealed record RunnerOptions
{
    /// <summary>Processes, 1 or more.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What calls the candidates.</summary>
    public required HarnessReference Harness { get; init; }

    /// <summary>What the candidates offer; the same that they were compiled for.</summary>
    public required EntryPoint EntryPoint { get; init; }

    /// <summary>The managed heap of one worker in bytes.</summary>
    public long MemoryBytes { get; init; } = 256L << 20;

    /// <summary>What the harness may return, in bytes.</summary>
    public int OutputBytes { get; init; } = 16 << 20;

    /// <summary>After so many runs a worker is replaced, so that nothing can build up in it.</summary>
    public int RunsPerWorker { get; init; } = 2000;

    /// <summary>Layers of the operating system to leave out, by <see cref="LayerNames"/>: to measure what each of them stops.</summary>
    internal IReadOnlySet<string> SkippedLayers { get; init; } = new HashSet<string>();
}
