namespace EvoLLM.Sandbox;

/// <summary>Who runs candidates, and how many at once.</summary>
public sealed record WorkerPoolOptions
{
    /// <summary>Processes, 1 or more.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What calls the candidates.</summary>
    public required HarnessReference Harness { get; init; }

    /// <summary>What the candidates offer; the same that they were compiled for.</summary>
    public required EntryPoint EntryPoint { get; init; }

    /// <summary>What one evaluation may take.</summary>
    public WorkerLimits Limits { get; init; } = new();

    /// <summary>After so many evaluations a worker is replaced, so that nothing can build up in it.</summary>
    public int EvaluationsPerWorker { get; init; } = 2000;
}
