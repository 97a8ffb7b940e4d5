namespace EvoLLM.Evolver;

/// <summary>A candidate made ready to run, as plain data; or the reason why it cannot run.</summary>
public sealed record Preparation
{
    /// <summary>By this a program is known again: the same for programs that differ only in how they are written.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The compiled program; empty where <see cref="Failure"/> is set.</summary>
    public ReadOnlyMemory<byte> Image { get; init; }

    /// <summary>The number of syntax nodes of the program, 0 where it could not be parsed.</summary>
    public int Size { get; init; }

    /// <summary>Processor time that it took to make it ready. It differs from time to time.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Why it cannot run; <see langword="null"/> where it can.</summary>
    public Evaluation? Failure { get; init; }
}
