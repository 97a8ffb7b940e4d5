using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>Puts all threads of this process under a filter, and the threads to come; see <c>seccomp(2)</c>.</summary>
internal static class Seccomp
{
    private const int SetModeFilter = 1;
    private const int SynchronizeThreads = 1;

    /// <summary>Installs a filter; <see langword="null"/>, or why it was refused.</summary>
    public static string? Install(FilterInstruction[] instructions)
    {
        var pin = GCHandle.Alloc(instructions, GCHandleType.Pinned);
        try
        {
            var program = new FilterProgram((ushort)instructions.Length, pin.AddrOfPinnedObject());
            return Native.Call(Kernel.Number(SystemCall.Seccomp), SetModeFilter, SynchronizeThreads, program) switch
            {
                0 => null,
                < 0 => Errno.Text(),
                var thread => $"thread {thread} could not be put under it",
            };
        }
        finally
        {
            pin.Free();
        }
    }
}
