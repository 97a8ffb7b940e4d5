namespace EvoLLM.Evolver;

/// <summary>A candidate made ready to run, as plain data; or the reason why it cannot run.</summary>
public sealed record Preparation
{
    /// <summary>The same for programs that do the same whatever they are run on, as far as their form shows: by it a program is known again.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The compiled program; empty where <see cref="Failure"/> is set.</summary>
    public ReadOnlyMemory<byte> Image { get; init; }

    /// <summary>The number of syntax nodes of the program, 0 where it could not be parsed.</summary>
    public int Size { get; init; }

    /// <summary>Why it cannot run; <see langword="null"/> where it can.</summary>
    public Evaluation? Failure { get; init; }
}
