using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>Starts worker processes: in namespaces of their own where the machine grants them, with next to no environment, and bound to this process's life.</summary>
internal sealed class WorkerLauncher
{
    private readonly Lazy<Task<IReadOnlyList<string>>> _wrapper = new(NamespaceProbe.RunAsync);

    private WorkerLauncher()
    {
    }

    /// <summary>The launcher of this process; what the machine grants is found out once.</summary>
    public static WorkerLauncher Shared { get; } = new();

    /// <summary>Starts a worker with redirected input, output and error.</summary>
    /// <exception cref="SandboxException">No process can be started.</exception>
    public async Task<Process> StartAsync(LaunchOptions options)
    {
        var wrapper = options.Namespaces ? await _wrapper.Value.ConfigureAwait(false) : [];
        return await StartAsync(Describe(options, wrapper)).ConfigureAwait(false);
    }

    /// <summary>Starts a process on the thread that all workers are started on.</summary>
    /// <exception cref="SandboxException">No process can be started.</exception>
    public static async Task<Process> StartAsync(ProcessStartInfo start)
    {
        try
        {
            return await StartThread.RunAsync(() => Process.Start(start)!).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new SandboxException($"No worker process could be started ({start.FileName}): {exception.Message}", exception);
        }
    }

    /// <summary>How a worker is started.</summary>
    /// <param name="options">What it is.</param>
    /// <param name="wrapper">The command that runs it: itself replaced by the worker, so that the process is the worker's.</param>
    public static ProcessStartInfo Describe(LaunchOptions options, IReadOnlyList<string> wrapper)
    {
        string[] command = [.. wrapper, Host(), options.Program, .. options.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(options.Program),
        };

        // Nothing of the host's environment is the candidate's business; keys least of all.
        start.Environment.Clear();
        foreach (var (name, value) in Settings(options).Concat(options.Environment))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Host() => Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static Dictionary<string, string> Settings(LaunchOptions options) => new()
    {
        ["DOTNET_GCHeapHardLimit"] = options.MemoryBytes.ToString("X", CultureInfo.InvariantCulture),
        ["DOTNET_GCgen0size"] = options.NurseryBytes.ToString("X", CultureInfo.InvariantCulture),
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_EnableDiagnostics"] = "0",

        // Code that is written and run through two mappings needs a file in memory, which a worker may not have.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        [ParentDeath.HostVariable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        [NamespaceCheck.HostVariable] = OperatingSystem.IsLinux() ? NamespaceCheck.Own() : "",
    };
}
