namespace EvoLLM.Sandbox;

/// <summary>What came of a source.</summary>
public sealed record CompiledCandidate
{
    /// <summary>How it ended.</summary>
    public required CompilationStatus Status { get; init; }

    /// <summary>The same for programs that differ only in white space, comments, names that nothing shows, and the order of members where it means nothing.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The assembly; empty unless <see cref="CompilationStatus.Ok"/>.</summary>
    public ReadOnlyMemory<byte> Image { get; init; }

    /// <summary>The number of syntax nodes; 0 where the text could not be parsed.</summary>
    public int Size { get; init; }

    /// <summary>Whether the time or the memory of the compiling process ended it: another machine may come to another end.</summary>
    public bool EndedByMachine { get; init; }

    /// <summary>Processor time of the compiling process; the wall time where it died.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>What is wrong, ten messages at most.</summary>
    public IReadOnlyList<CompilationMessage> Messages { get; init; } = [];
}
