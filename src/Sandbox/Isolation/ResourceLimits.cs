namespace EvoLLM.Sandbox;

/// <summary>
/// Limits of <c>setrlimit(2)</c>. Not RLIMIT_AS, since the runtime reserves far more addresses than it uses; not
/// RLIMIT_NPROC, which counts all that a user runs on the machine: threads are bounded by the memory of their stacks.
/// </summary>
internal static class ResourceLimits
{
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;

    /// <summary>What the runtime may open besides what it has open: the assemblies of a problem may be many.</summary>
    private const int MoreOpenFiles = 48;

    /// <summary>How many descriptors to leave to this process; ask while it can still list them.</summary>
    public static int Descriptors() => OpenDescriptors.Highest() + 1 + MoreOpenFiles;

    /// <summary>Sets the limits and reads them back; <see langword="null"/>, or what was refused.</summary>
    public static string? Set(long dataBytes, int descriptors)
    {
        (string Name, int Resource, ulong Limit)[] limits =
        [
            ("core dumps", Core, 0),
            ("file size", FileSize, 0),
            ("data", Data, (ulong)dataBytes),
            ("open files", OpenFiles, (ulong)descriptors),
        ];
        var refused = limits.Where(limit => !Holds(limit.Resource, limit.Limit)).Select(limit => limit.Name).ToArray();
        return refused.Length == 0 ? null : $"not set: {string.Join(", ", refused)}";
    }

    private static bool Holds(int resource, ulong limit)
    {
        Native.CallWith(Kernel.Number(SystemCall.PrLimit), 0, resource, [limit, limit], 0);
        var now = new ulong[2];
        Native.ReadBack(Kernel.Number(SystemCall.PrLimit), 0, resource, 0, now);
        return now[0] <= limit && now[1] <= limit;
    }
}
