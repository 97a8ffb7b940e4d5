namespace EvoLLM.Sandbox;

/// <summary>How a worker process is started.</summary>
internal sealed record LaunchOptions
{
    /// <summary>The managed heap that it may use, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What may be allocated between two collections, in bytes; 0 leaves it to the runtime.</summary>
    public long NurseryBytes { get; init; }

    /// <summary>The worker program, an assembly with a runtimeconfig.json beside it; this one unless said otherwise.</summary>
    public string Program { get; init; } = typeof(LaunchOptions).Assembly.Location;

    /// <summary>What follows the program on its command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Settings of the runtime besides those that every worker gets; they win over those.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether to give it namespaces of its own where the machine grants them.</summary>
    public bool Namespaces { get; init; } = true;
}
