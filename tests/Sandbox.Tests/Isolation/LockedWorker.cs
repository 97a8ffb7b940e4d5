using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EvoLLM.Sandbox.Tests;

/// <summary>A worker that is locked down, for tests to attack from inside.</summary>
internal sealed class LockedWorker : IDisposable
{
    public const string Argument = "locked-worker";

    public const string HostArgument = "locked-worker-host";

    public const long MemoryBytes = 96 << 20;

    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;

    private LockedWorker(Process process)
    {
        Process = process;
        _writer = new BinaryWriter(process.StandardInput.BaseStream, Encoding.UTF8);
        _reader = new BinaryReader(process.StandardOutput.BaseStream, Encoding.UTF8);
    }

    public Process Process { get; }

    public IsolationReport Report { get; private set; } = new([]);

    /// <summary>What the lock-down took, in milliseconds.</summary>
    public double LockMilliseconds { get; private set; }

    public static LaunchOptions Options(params string[] skip) => new()
    {
        MemoryBytes = MemoryBytes,
        Program = typeof(LockedWorker).Assembly.Location,
        Arguments = [Argument, MemoryBytes.ToString(CultureInfo.InvariantCulture), .. skip],
    };

    /// <summary>Starts a worker as the launcher does, without the layers that are named.</summary>
    public static async Task<LockedWorker> StartAsync(params string[] skip) => Greet(await WorkerLauncher.Shared.StartAsync(Options(skip)));

    /// <summary>Starts a worker behind a command.</summary>
    public static async Task<LockedWorker> StartBehindAsync(string[] wrapper, params string[] skip) =>
        Greet(await WorkerLauncher.StartAsync(WorkerLauncher.Describe(Options(skip), wrapper)));

    /// <summary>A host whose worker spins for ever: prints the worker's process id and waits to be killed.</summary>
    public static async Task<int> HostAsync()
    {
        using var worker = await StartAsync();
        await Console.Out.WriteLineAsync(worker.Process.Id.ToString(CultureInfo.InvariantCulture));
        worker.Do("spin");
        return 0;
    }

    public string Do(string deed, ReadOnlySpan<byte> argument = default)
    {
        _writer.Write(deed);
        _writer.Write(argument.Length);
        _writer.Write(argument);
        _writer.Flush();
        return _reader.ReadString();
    }

    /// <summary>Has the worker make a system call; the result, or the error as a negative number.</summary>
    public long Call(long number, params long[] arguments)
    {
        long[] words = [number, .. arguments, .. new long[5 - arguments.Length]];
        return long.Parse(Do("call", MemoryMarshal.AsBytes<long>(words)), CultureInfo.InvariantCulture);
    }

    public IsolationLayer Layer(string name) => Report.Layers.Single(layer => layer.Name == name);

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }

    public static LockedWorker Greet(Process process)
    {
        var worker = new LockedWorker(process);
        try
        {
            worker.LockMilliseconds = worker._reader.ReadDouble();
            worker.Report = IsolationReport.Read(worker._reader);
            return worker;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidOperationException($"The worker died: {process.StandardError.ReadToEnd()}");
        }
    }
}
