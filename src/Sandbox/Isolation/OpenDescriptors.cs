using System.Globalization;

namespace EvoLLM.Sandbox;

/// <summary>What this process has open, from <c>/proc/self/fd</c>.</summary>
internal static class OpenDescriptors
{
    private const string Folder = "/proc/self/fd";
    private const int FirstOfOurs = 3;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    private const int GetStatus = 3;
    private const int AccessMode = 3;

    // What the runtime opens for itself to write to: the protocol, signals, its event loop. Assemblies it keeps open to read.
    private static readonly string[] OwnKinds = ["pipe:", "anon_inode:", "/dev/null"];

    /// <summary>Closes what came through exec: the only ones without the flag that would have closed them.</summary>
    public static void CloseInherited()
    {
        foreach (var (descriptor, _) in List())
        {
            var flags = Kernel.Call(SystemCall.Fcntl, descriptor, GetFlags);
            if (flags >= 0 && (flags & CloseOnExec) == 0)
            {
                Kernel.Call(SystemCall.Close, descriptor);
            }
        }
    }

    /// <summary>Looks for files and sockets that are open.</summary>
    public static IsolationLayer Check()
    {
        if (!Directory.Exists(Folder))
        {
            return IsolationLayer.Missing(LayerNames.Descriptors, $"{Folder} cannot be read");
        }

        var foreign = List().Where(IsForeign).Select(item => $"{item.Descriptor} ({item.Target})").ToArray();
        return foreign.Length == 0
            ? IsolationLayer.Enforced(LayerNames.Descriptors, "nothing but pipes can be written to, nothing but assemblies is open to read")
            : IsolationLayer.Missing(LayerNames.Descriptors, $"open: {string.Join(", ", foreign)}");
    }

    /// <summary>The highest descriptor that is open, from 0.</summary>
    public static int Highest() => List().Select(item => item.Descriptor).DefaultIfEmpty(FirstOfOurs - 1).Max();

    private static bool IsForeign((int Descriptor, string Target) item) =>
        !OwnKinds.Any(kind => item.Target.StartsWith(kind, StringComparison.Ordinal))
        && (Kernel.Call(SystemCall.Fcntl, item.Descriptor, GetStatus) & AccessMode) != 0;

    private static List<(int Descriptor, string Target)> List()
    {
        try
        {
            return [.. Directory.GetFiles(Folder).Select(Describe).Where(item => item.Descriptor >= FirstOfOurs && item.Target.Length > 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static (int Descriptor, string Target) Describe(string path)
    {
        // The descriptor by which the folder itself was read is gone by now.
        var descriptor = int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture);
        return (descriptor, new FileInfo(path).LinkTarget ?? "");
    }
}
