namespace EvoLLM.Sandbox;

/// <summary>Takes from this process what it could gain or show to others; see <c>prctl(2)</c> and <c>credentials(7)</c>.</summary>
internal static class Privileges
{
    private const uint Nobody = 65534;

    private const int GetDumpable = 3;
    private const int SetDumpable = 4;
    private const int SetNoNewPrivileges = 38;
    private const int GetNoNewPrivileges = 39;

    // _LINUX_CAPABILITY_VERSION_3: two blocks of effective, permitted and inheritable capabilities.
    private const uint CapabilityVersion = 0x20080522;

    /// <summary>Drops to an unprivileged user where this is root, and says what is held then.</summary>
    public static IsolationLayer Drop()
    {
        var dropped = Kernel.Call(SystemCall.GetEuid) == 0 ? BecomeNobody() : null;
        ForbidNew();
        Kernel.Call(SystemCall.Prctl, SetDumpable, 0);
        string?[] missing =
        [
            dropped,
            Kernel.Call(SystemCall.GetEuid) == 0 ? "it runs as root" : null,
            HasCapabilities() ? "it has capabilities" : null,
            Kernel.Call(SystemCall.Prctl, GetNoNewPrivileges) == 1 ? null : "it may gain privileges",
            Kernel.Call(SystemCall.Prctl, GetDumpable) == 0 ? null : "others may read its memory",
        ];
        return missing.Any(reason => reason is not null)
            ? IsolationLayer.Missing(LayerNames.Privileges, string.Join("; ", missing.OfType<string>()))
            : IsolationLayer.Enforced(LayerNames.Privileges, $"user {Kernel.Call(SystemCall.GetEuid)}, no capabilities, no new privileges, not dumpable");
    }

    /// <summary>Sees to it that no program which the calling thread starts has more privileges than it.</summary>
    public static void ForbidNew() => Kernel.Call(SystemCall.Prctl, SetNoNewPrivileges, 1);

    private static string? BecomeNobody() =>
        Native.SetGroups(0, 0) == 0 && Native.SetGroup(Nobody, Nobody, Nobody) == 0 && Native.SetUser(Nobody, Nobody, Nobody) == 0
            ? null
            : $"root could not become user {Nobody}: {Errno.Text()}";

    private static bool HasCapabilities()
    {
        var sets = new uint[6];
        return Native.CallWith(Kernel.Number(SystemCall.CapGet), [CapabilityVersion, 0], sets) != 0 || sets.Any(set => set != 0);
    }
}
