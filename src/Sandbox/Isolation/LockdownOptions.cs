namespace EvoLLM.Sandbox;

/// <summary>How a worker is locked down.</summary>
internal sealed record LockdownOptions
{
    /// <summary>The managed heap that the worker was started with, in bytes; see <see cref="LaunchOptions.MemoryBytes"/>.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>
    /// What the process may hold besides its managed heap, in bytes: code, the runtime's own data, and the stacks of threads.
    /// </summary>
    public long NativeBytes { get; init; } = 512L << 20;

    /// <summary>Layers to leave out, by <see cref="LayerNames"/>: to measure what each of them does alone.</summary>
    public IReadOnlySet<string> Skip { get; init; } = new HashSet<string>();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LockdownOptions Read(BinaryReader fields) => new()
    {
        MemoryBytes = fields.ReadInt64(),
        Skip = Enumerable.Range(0, fields.ReadInt32()).Select(_ => fields.ReadString()).ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>Writes the options into the first message to a worker.</summary>
    public void Write(BinaryWriter fields)
    {
        fields.Write(MemoryBytes);
        fields.Write(Skip.Count);
        foreach (var layer in Skip)
        {
            fields.Write(layer);
        }
    }
}
