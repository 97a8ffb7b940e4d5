namespace EvoLLM.Sandbox;

/// <summary>Looks whether the runtime was started with the heap limit that it should have been, and offers this process to the kernel first when memory is short.</summary>
internal static class MemoryLimit
{
    /// <param name="bytes">The managed heap that is allowed.</param>
    public static IsolationLayer Check(long bytes)
    {
        Volunteer();
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return limit <= bytes
            ? IsolationLayer.Enforced(LayerNames.Memory, $"managed heap of {bytes >> 20} MiB")
            : IsolationLayer.Missing(LayerNames.Memory, "the runtime was started without a heap limit");
    }

    private static void Volunteer()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is a courtesy to the host, not a layer.
        }
    }
}
