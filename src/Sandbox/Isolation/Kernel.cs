using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>System calls by name. Where this machine's numbers are not known, each fails with "no such call".</summary>
internal static class Kernel
{
    /// <summary>Paths that are not absolute start at the working directory; see <c>openat(2)</c>.</summary>
    private const int AtWorkingDirectory = -100;

    private const int CloseOnExec = 0x80000;

    /// <summary>Makes a call; -1 where it is refused, with the error in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
    public static nint Call(SystemCall call, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0) =>
        Native.Call(Number(call), first, second, third, fourth, fifth);

    /// <summary>Makes a call that gives nothing back to keep; 0, or the error.</summary>
    public static int Try(SystemCall call, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0) =>
        Call(call, first, second, third, fourth, fifth) < 0 ? Marshal.GetLastPInvokeError() : 0;

    /// <summary>Opens a path for the time of the call; 0, or the error.</summary>
    public static int TryOpen(string path, int flags) =>
        TryDescriptor(Native.Call(Number(SystemCall.OpenAt), AtWorkingDirectory, path, flags | CloseOnExec, 0x180));

    /// <summary>Makes a socket for the time of the call; 0, or the error.</summary>
    public static int TrySocket(int domain, int type) => TryDescriptor(Call(SystemCall.Socket, domain, type | CloseOnExec));

    /// <summary>Opens a path; -1 where that is refused.</summary>
    public static int Open(string path, int flags) => (int)Native.Call(Number(SystemCall.OpenAt), AtWorkingDirectory, path, flags | CloseOnExec, 0);

    /// <summary>The number of a call here, or one that no kernel knows.</summary>
    public static nint Number(SystemCall call) => SystemCallTable.Number(call) ?? -1;

    private static int TryDescriptor(nint descriptor)
    {
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        Call(SystemCall.Close, descriptor);
        return 0;
    }
}
