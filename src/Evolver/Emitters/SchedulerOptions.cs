namespace EvoLLM.Evolver;

/// <summary>How a scheduler works.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Seeds every random decision.</summary>
    public ulong Seed { get; init; }

    /// <summary>How the vectors of one iteration see each other in the archive.</summary>
    public BatchSemantics Semantics { get; init; } = BatchSemantics.Batch;

    /// <summary>
    /// A second archive that takes every vector: one with a learning rate (CMA-MAE) need not hold the best that was found.
    /// <see langword="null"/> where the archive of the emitters is the result.
    /// </summary>
    public IArchive<double[]>? ResultArchive { get; init; }

    /// <summary>Lets some of the emitters work at a time; <see langword="null"/> lets all.</summary>
    public BanditOptions? Bandit { get; init; }
}
