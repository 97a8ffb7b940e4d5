using System.Globalization;

namespace EvoLLM.Sandbox;

/// <summary>Ends this process when the thread of the host that started it ends, also where the host is killed.</summary>
internal static class ParentDeath
{
    /// <summary>The environment variable in which a worker finds the process id of its host.</summary>
    public const string HostVariable = "EVOLLM_HOST";

    private const int SetSignal = 1;
    private const int GetSignal = 2;
    private const int Kill = 9;

    /// <summary>
    /// Asks the kernel for it. The request belongs to the calling thread, which must last as long as the process, and
    /// is lost when the process changes its user.
    /// </summary>
    public static IsolationLayer Bind()
    {
        var refused = Kernel.Try(SystemCall.Prctl, SetSignal, Kill);
        if (IsOrphan())
        {
            // The host ended before the request was made.
            Environment.Exit(1);
        }

        var signal = new uint[1];
        Native.ReadBack(Kernel.Number(SystemCall.Prctl), GetSignal, signal);
        return signal[0] == Kill
            ? IsolationLayer.Enforced(LayerNames.ParentDeath, "the kernel ends it with its host")
            : IsolationLayer.Missing(LayerNames.ParentDeath, Errno.Text(refused));
    }

    private static bool IsOrphan() =>
        int.TryParse(Environment.GetEnvironmentVariable(HostVariable), CultureInfo.InvariantCulture, out var host)
        && Kernel.Call(SystemCall.GetParentPid) != host;
}
