using System.Runtime.InteropServices;
using static EvoLLM.Sandbox.Filter;

namespace EvoLLM.Sandbox;

/// <summary>
/// What a worker may still ask of the kernel: memory, locks, clocks, threads of its own, reading and writing what is
/// open. All else fails with EPERM, quietly, because the runtime tries some of it now and then.
/// </summary>
internal static class SystemCallFilter
{
    private const uint ArchitectureX64 = 0xC000003E;
    private const uint ArchitectureArm64 = 0xC00000B7;

    /// <summary>Numbers from here on are calls of the x32 ABI.</summary>
    private const uint X32 = 0x40000000;

    /// <summary>CLONE_THREAD: the new task is of this process; the kernel then demands that it shares its memory.</summary>
    private const uint Thread = 0x00010000;

    /// <summary>All that glibc and musl ask for when they start a thread, and nothing else; see <c>clone(2)</c>.</summary>
    private const uint ThreadFlags = 0x007d0f00;

    // PR_SET_NAME and PR_SET_VMA give names to threads and to mappings; see prctl(2).
    private const uint SetName = 15;
    private const uint SetMappingName = 0x53564d41;

    // The most frequent first.
    private static readonly SystemCall[] Allowed =
    [
        SystemCall.Futex, SystemCall.Read, SystemCall.Write, SystemCall.Yield, SystemCall.MProtect, SystemCall.MAdvise,
        SystemCall.MMap, SystemCall.MUnmap, SystemCall.Membarrier, SystemCall.SignalMask, SystemCall.SignalReturn,
        SystemCall.SignalAction, SystemCall.SignalStack, SystemCall.ClockGetTime, SystemCall.ClockGetRes,
        SystemCall.ClockNanoSleep, SystemCall.NanoSleep, SystemCall.GetTimeOfDay, SystemCall.Time, SystemCall.GetCpu,
        SystemCall.GetAffinity, SystemCall.GetPid, SystemCall.GetTid, SystemCall.GetUsage, SystemCall.GetRandom,
        SystemCall.SysInfo, SystemCall.SetRobustList, SystemCall.Rseq, SystemCall.MRemap, SystemCall.Brk,
        SystemCall.Poll, SystemCall.PPoll, SystemCall.WriteV, SystemCall.Close,
        SystemCall.FStat, SystemCall.LSeek, SystemCall.RestartSyscall, SystemCall.Exit, SystemCall.ExitGroup,
        SystemCall.Pipe, // A new thread of the runtime waits at one until it is told to begin.
    ];

    private static readonly uint Refused = Fail(Errno.NotPermitted);

    /// <summary>The filter for this machine and this process.</summary>
    public static FilterInstruction[] Build() =>
    [
        .. LoadArchitecture(),
        .. IfNotEqual(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ArchitectureX64 : ArchitectureArm64, Return(Kill)),
        .. LoadNumber(),
        .. IfAtLeast(X32, Return(Refused)),
        .. Allowed.SelectMany(call => On(call, Return(Allow))),
        .. On(SystemCall.SetAffinity, OnItself()), // The runtime resets it in each new thread, and fails where it may not.
        .. On(SystemCall.TgKill, SignalToItself()),
        .. On(SystemCall.Clone, NewThread()),
        .. On(SystemCall.Clone3, Return(Fail(Errno.NoSuchCall))), // The C library then uses clone, whose flags can be seen.
        .. On(SystemCall.Prctl, NameOnly()),
        .. On(SystemCall.PrLimit, LimitsReadOnly()),
        .. Return(Refused),
    ];

    private static FilterInstruction[] On(SystemCall call, FilterInstruction[] then) =>
        SystemCallTable.Number(call) is { } number ? IfEqual((uint)number, then) : [];

    private static FilterInstruction[] OnItself() => [.. LoadLow(0), .. IfEqual(0, Return(Allow)), .. Return(Refused)];

    private static FilterInstruction[] SignalToItself() =>
        [.. LoadLow(0), .. IfEqual((uint)Environment.ProcessId, Return(Allow)), .. Return(Refused)];

    private static FilterInstruction[] NewThread() =>
    [
        .. LoadLow(0),
        .. IfAnyBit(~ThreadFlags, Return(Refused)),
        .. IfNoBit(Thread, Return(Refused)),
        .. Return(Allow),
    ];

    private static FilterInstruction[] NameOnly() =>
        [.. LoadLow(0), .. IfEqual(SetName, Return(Allow)), .. IfEqual(SetMappingName, Return(Allow)), .. Return(Refused)];

    private static FilterInstruction[] LimitsReadOnly() =>
    [
        .. LoadLow(0),
        .. IfNotEqual(0, Return(Refused)),
        .. LoadLow(2),
        .. IfNotEqual(0, Return(Refused)),
        .. LoadHigh(2),
        .. IfNotEqual(0, Return(Refused)),
        .. Return(Allow),
    ];
}
