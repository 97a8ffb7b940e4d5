namespace EvoLLM.Sandbox;

/// <summary>What workers a pool holds.</summary>
internal sealed record WorkerPoolOptions
{
    /// <summary>Processes, 1 or more.</summary>
    public required int Workers { get; init; }

    /// <summary>The first message to each worker: what it is to do.</summary>
    public required byte[] Hello { get; init; }

    /// <summary>The managed heap of one worker in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What may be allocated between two collections, in bytes; 0 leaves it to the runtime.</summary>
    public long NurseryBytes { get; init; }

    /// <summary>The longest answer in bytes.</summary>
    public required int AnswerBytes { get; init; }

    /// <summary>After so many answers a worker is replaced, so that nothing can build up in it.</summary>
    public required int AnswersPerWorker { get; init; }

    /// <summary>Whether a further worker stands ready to take the place of one that breaches a limit.</summary>
    public required bool KeepsSpare { get; init; }

    /// <summary>Resident memory in bytes beyond which a worker is replaced after its answer.</summary>
    public long ResidentBytes => (2 * MemoryBytes) + (256L << 20);
}
