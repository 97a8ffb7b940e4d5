using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>The numbers of system calls on x64 (<c>syscall_64.tbl</c>) and arm64 (<c>asm-generic/unistd.h</c>).</summary>
internal static class SystemCallTable
{
    private const int None = -1;

    private static readonly (SystemCall Call, int X64, int Arm64)[] Numbers =
    [
        (SystemCall.Read, 0, 63),
        (SystemCall.Write, 1, 64),
        (SystemCall.WriteV, 20, 66),
        (SystemCall.Close, 3, 57),
        (SystemCall.Pipe, 293, 59),
        (SystemCall.FStat, 5, 80),
        (SystemCall.LSeek, 8, 62),
        (SystemCall.Poll, 7, None),
        (SystemCall.PPoll, 271, 73),
        (SystemCall.MMap, 9, 222),
        (SystemCall.MUnmap, 11, 215),
        (SystemCall.MProtect, 10, 226),
        (SystemCall.MAdvise, 28, 233),
        (SystemCall.MRemap, 25, 216),
        (SystemCall.Brk, 12, 214),
        (SystemCall.SignalAction, 13, 134),
        (SystemCall.SignalMask, 14, 135),
        (SystemCall.SignalReturn, 15, 139),
        (SystemCall.SignalStack, 131, 132),
        (SystemCall.Futex, 202, 98),
        (SystemCall.SetRobustList, 273, 99),
        (SystemCall.Rseq, 334, 293),
        (SystemCall.Membarrier, 324, 283),
        (SystemCall.NanoSleep, 35, 101),
        (SystemCall.ClockNanoSleep, 230, 115),
        (SystemCall.ClockGetTime, 228, 113),
        (SystemCall.ClockGetRes, 229, 114),
        (SystemCall.GetTimeOfDay, 96, 169),
        (SystemCall.Time, 201, None),
        (SystemCall.Yield, 24, 124),
        (SystemCall.GetAffinity, 204, 123),
        (SystemCall.SetAffinity, 203, 122),
        (SystemCall.GetCpu, 309, 168),
        (SystemCall.GetPid, 39, 172),
        (SystemCall.GetParentPid, 110, 173),
        (SystemCall.GetTid, 186, 178),
        (SystemCall.GetEuid, 107, 175),
        (SystemCall.GetRandom, 318, 278),
        (SystemCall.GetUsage, 98, 165),
        (SystemCall.SysInfo, 99, 179),
        (SystemCall.RestartSyscall, 219, 128),
        (SystemCall.Exit, 60, 93),
        (SystemCall.ExitGroup, 231, 94),
        (SystemCall.TgKill, 234, 131),
        (SystemCall.Clone, 56, 220),
        (SystemCall.Clone3, 435, 435),
        (SystemCall.Prctl, 157, 167),
        (SystemCall.PrLimit, 302, 261),
        (SystemCall.Kill, 62, 129),
        (SystemCall.OpenAt, 257, 56),
        (SystemCall.Socket, 41, 198),
        (SystemCall.ExecVe, 59, 221),
        (SystemCall.Ptrace, 101, 117),
        (SystemCall.Fcntl, 72, 25),
        (SystemCall.Dup3, 292, 24),
        (SystemCall.SetSid, 112, 157),
        (SystemCall.CapGet, 125, 90),
        (SystemCall.Seccomp, 317, 277),
        (SystemCall.LandlockCreateRuleset, 444, 444),
        (SystemCall.LandlockRestrictSelf, 446, 446),
    ];

    /// <summary>Whether the numbers are known for the machine that this runs on.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>The number of a call on this machine; <see langword="null"/> where it has none.</summary>
    public static int? Number(SystemCall call)
    {
        var (_, x64, arm64) = Numbers[(int)call];
        var number = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => x64,
            Architecture.Arm64 => arm64,
            _ => None,
        };
        return number == None ? null : number;
    }
}
