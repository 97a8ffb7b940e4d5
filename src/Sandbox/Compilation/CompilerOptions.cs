namespace EvoLLM.Sandbox;

/// <summary>What candidates are held against, and how many are compiled at once.</summary>
public sealed record CompilerOptions
{
    /// <summary>Processes, 1 or more.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What a candidate must offer.</summary>
    public required EntryPoint EntryPoint { get; init; }

    /// <summary>What candidates may name beyond the default list: full names of types, e.g. <c>System.Guid</c>, or of members, e.g. <c>System.Guid.Parse</c>.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What candidates are compiled against beside the framework; <see langword="null"/> for nothing.</summary>
    public CandidateLibrary? Library { get; init; }

    /// <summary>Whether a candidate may keep nothing between calls: static fields that can change are refused.</summary>
    public bool Stateless { get; init; }

    /// <summary>What a source may ask of the compiler.</summary>
    public CompilationLimits Limits { get; init; } = new();

    /// <summary>The managed heap of one compiling process in bytes.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;

    /// <summary>Layers of the operating system to leave out, by <see cref="LayerNames"/>: to measure what each of them stops.</summary>
    internal IReadOnlySet<string> SkippedLayers { get; init; } = new HashSet<string>();

    /// <summary>What is done to programs; less only to measure what each layer stops and costs.</summary>
    internal ProgramLayers Layers { get; init; } = ProgramLayers.All;
}
