namespace EvoLLM.Sandbox;

/// <summary>Something that a locked-down process must not be able to do, tried without harm where it can.</summary>
/// <param name="Name">What is tried, after "could".</param>
/// <param name="Try">Tries it; 0, or the error.</param>
internal sealed record Attempt(string Name, Func<int> Try)
{
    // O_RDWR and O_TMPFILE without O_DIRECTORY, whose bit differs: a file that never gets a name.
    private const int ReadWrite = 2;
    private const int NamelessFile = 0x400000;
    private const int DirectoryX64 = 0x10000;
    private const int DirectoryArm64 = 0x4000;

    private const int UnixDomain = 1;
    private const int InternetDomain = 2;
    private const int StreamSocket = 1;
    private const int DatagramSocket = 2;

    /// <summary>CLONE_SIGHAND alone, which the kernel never grants: a filter answers otherwise than it.</summary>
    private const int ImpossibleClone = 0x800;

    // Asked for before it may no longer be.
    private static readonly nint Host = Kernel.Call(SystemCall.GetParentPid);

    /// <summary>Lists the folder that everyone may list.</summary>
    public static readonly Attempt ListFolder = new("list a folder", () => Kernel.TryOpen("/", 0));

    /// <summary>Starts a process, with flags that no kernel grants.</summary>
    public static readonly Attempt StartProcess = new("start a process", () => Kernel.Try(SystemCall.Clone, ImpossibleClone));

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Attempt> All =
    [
        ListFolder,
        new("read a file", () => Kernel.TryOpen(typeof(object).Assembly.Location, 0)),
        new("create a file", () => Kernel.TryOpen("/tmp", ReadWrite | NamelessFile | DirectoryFlag)),
        new("open a TCP socket", () => Kernel.TrySocket(InternetDomain, StreamSocket)),
        new("open a UDP socket", () => Kernel.TrySocket(InternetDomain, DatagramSocket)),
        new("open a Unix socket", () => Kernel.TrySocket(UnixDomain, StreamSocket)),
        new("signal its host", () => Kernel.Try(SystemCall.Kill, Host, 0)),
        StartProcess,
        new("start a program", () => Kernel.Try(SystemCall.ExecVe)),
        new("trace a process", () => Kernel.Try(SystemCall.Ptrace, -1)),
    ];

    private static int DirectoryFlag => SystemCallTable.Number(SystemCall.Poll) is null ? DirectoryArm64 : DirectoryX64;

    /// <summary>Whether the attempt is refused for want of permission, not for another reason.</summary>
    public bool IsRefused() => Try() is Errno.NotPermitted or Errno.AccessDenied;
}
