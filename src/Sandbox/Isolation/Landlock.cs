using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// Denies the calling thread, and the threads that it starts from now on, every path, TCP port, abstract socket and
/// signal to others, by a rule set without a rule; see <c>landlock(7)</c>.
/// </summary>
internal static class Landlock
{
    private const int AskVersion = 1;
    private const int AskErrata = 2;

    private const ulong Tcp = 3;
    private const ulong AbstractSockets = 1;
    private const ulong Signals = 2;

    /// <summary>The second erratum: threads of one process may signal each other, which the garbage collector needs.</summary>
    private const int ThreadSignalsFixed = 1 << 1;

    private const int AllThreads = 1 << 3;

    /// <summary>The newest interface that this knows the rights of.</summary>
    private const int Newest = 8;

    /// <summary>The kernel's interface version; 0 where it has none.</summary>
    public static int Version => (int)Math.Max(0, Kernel.Call(SystemCall.LandlockCreateRuleset, 0, 0, AskVersion));

    /// <summary>Restricts the calling thread; <see langword="null"/>, or why it was refused.</summary>
    public static string? Restrict()
    {
        Privileges.ForbidNew();
        var version = Math.Min(Version, Newest);
        if (version == 0)
        {
            return Errno.Text();
        }

        // Some vendors' kernels claim a version without all of its rights: step down until one is taken.
        for (; version > 0; version--)
        {
            var rights = Rights(version);
            var ruleset = Native.CallWith(Kernel.Number(SystemCall.LandlockCreateRuleset), rights, rights.Length * sizeof(ulong), 0);
            if (ruleset >= 0)
            {
                return Enforce(ruleset, version);
            }

            if (Marshal.GetLastPInvokeError() != Errno.Invalid)
            {
                break;
            }
        }

        return Errno.Text();
    }

    private static string? Enforce(nint ruleset, int version)
    {
        var refused = Kernel.Try(SystemCall.LandlockRestrictSelf, ruleset, version >= 8 ? AllThreads : 0);
        if (refused != 0 && version >= 8)
        {
            refused = Kernel.Try(SystemCall.LandlockRestrictSelf, ruleset);
        }

        Kernel.Call(SystemCall.Close, ruleset);
        return refused == 0 ? null : Errno.Text(refused);
    }

    /// <summary><c>struct landlock_ruleset_attr</c>: all rights over files, over TCP, and over others by scope.</summary>
    private static ulong[] Rights(int version)
    {
        ulong files = version switch
        {
            1 => (1 << 13) - 1,
            2 => (1 << 14) - 1,
            3 or 4 => (1 << 15) - 1,
            _ => (1 << 16) - 1,
        };
        return version switch
        {
            < 4 => [files],
            < 6 => [files, Tcp],
            _ => [files, Tcp, ThreadsMaySignal() ? AbstractSockets | Signals : AbstractSockets],
        };
    }

    private static bool ThreadsMaySignal() =>
        Kernel.Call(SystemCall.LandlockCreateRuleset, 0, 0, AskErrata) is > 0 and var errata && (errata & ThreadSignalsFixed) != 0;
}
