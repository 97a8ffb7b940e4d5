namespace EvoLLM.Sandbox;

/// <summary>Compares the namespaces of this process with those of its host; see <c>namespaces(7)</c>.</summary>
internal static class NamespaceCheck
{
    /// <summary>The environment variable in which a worker finds the namespaces of its host.</summary>
    public const string HostVariable = "EVOLLM_HOST_NAMESPACES";

    private static readonly string[] Kinds = ["user", "net", "ipc", "uts", "pid", "mnt"];

    /// <summary>The namespaces of this process, such as "net:[4026531840]", separated by spaces; empty where they cannot be seen.</summary>
    public static string Own()
    {
        try
        {
            return string.Join(' ', Kinds.Select(kind => new FileInfo($"/proc/self/ns/{kind}").LinkTarget).OfType<string>());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Looks which namespaces this process does not share with its host.</summary>
    public static IsolationLayer Check()
    {
        var own = Own().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var host = (Environment.GetEnvironmentVariable(HostVariable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (own.Length == 0 || host.Length == 0)
        {
            return IsolationLayer.Missing(LayerNames.Namespaces, own.Length == 0 ? "/proc/self/ns cannot be read" : "it is not known which the host has");
        }

        var separate = own.Except(host).Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)]).ToArray();
        return separate.Contains("net")
            ? IsolationLayer.Enforced(LayerNames.Namespaces, $"of its own: {string.Join(", ", separate)}")
            : IsolationLayer.Missing(LayerNames.Namespaces, "this machine does not let this user have them");
    }
}
