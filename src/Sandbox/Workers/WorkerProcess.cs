using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>The host's side of one worker. Used by one caller at a time.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MaxOverhead = 1 << 16;

    private readonly Process _process;
    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly ErrorText _errors;

    private WorkerProcess(Process process, WorkerPoolOptions options, TimeProvider time)
    {
        _process = process;
        _options = options;
        _time = time;
        _errors = new ErrorText(process.StandardError);
    }

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    /// <summary>Whether the worker can take another candidate.</summary>
    public bool IsHealthy { get; private set; } = true;

    /// <summary>Whether the process runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a worker and waits until it has loaded its harness.</summary>
    /// <exception cref="SandboxException">It does not start, or cannot load its harness.</exception>
    public static async ValueTask<WorkerProcess> StartAsync(WorkerPoolOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var worker = new WorkerProcess(Launch(options.Limits), options, time);
        try
        {
            await worker.GreetAsync(cancellationToken).ConfigureAwait(false);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs one candidate. Ends the process where the wall time is over or the caller gives up.</summary>
    public async ValueTask<RunOutcome> RunAsync(ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> input, TimeSpan wallTime, CancellationToken cancellationToken)
    {
        Runs++;
        var start = _time.GetTimestamp();
        using var limit = new CancellationTokenSource(wallTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        RunOutcome outcome;
        using (either.Token.Register(End))
        {
            outcome = await ExchangeAsync(image, input).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (outcome.Status == RunStatus.Crashed && limit.IsCancellationRequested)
        {
            outcome = new RunOutcome { Status = RunStatus.TimedOut, Error = $"The candidate ran longer than {wallTime.TotalSeconds} s." };
        }

        IsHealthy &= outcome.Status is not (RunStatus.Crashed or RunStatus.OutOfMemory);
        return outcome with { Elapsed = _time.GetElapsedTime(start) };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _errors.ReadAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static Process Launch(WorkerLimits limits)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(WorkerProcess).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };

        // Nothing of the host's environment is the candidate's business; keys least of all.
        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.MemoryBytes.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new SandboxException($"No worker process could be started ({start.FileName}): {exception.Message}", exception);
        }
    }

    private async ValueTask GreetAsync(CancellationToken cancellationToken)
    {
        var hello = Frame.Pack(fields =>
        {
            fields.Write(Frame.ProtocolVersion);
            fields.Write(_options.Harness.AssemblyPath);
            fields.Write(_options.Harness.TypeName);
            fields.Write(_options.EntryPoint.TypeName);
            fields.Write(_options.Limits.OutputBytes);
        });
        using var registration = cancellationToken.Register(End);
        var ready = await SendAsync(hello).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (ready is null)
        {
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            throw new SandboxException(
                $"A worker process ended with exit code {_process.ExitCode} before it was ready. {await _errors.ReadAsync().ConfigureAwait(false)}".TrimEnd());
        }

        using var fields = Frame.Open(ready);
        if (fields.ReadString() is { Length: > 0 } error)
        {
            throw new SandboxException($"A worker process could not load its harness: {error}");
        }
    }

    private async ValueTask<RunOutcome> ExchangeAsync(ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> input)
    {
        var request = Frame.Pack(fields =>
        {
            fields.WriteBytes(image.Span);
            fields.WriteBytes(input.Span);
        });
        try
        {
            return await SendAsync(request).ConfigureAwait(false) is { } answer ? Read(answer) : await DeathAsync().ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            End();
            return new RunOutcome { Status = RunStatus.Crashed, Error = exception.Message };
        }
    }

    private async ValueTask<byte[]?> SendAsync(byte[] frame)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(frame).ConfigureAwait(false);
            await _process.StandardInput.BaseStream.FlushAsync().ConfigureAwait(false);
            return await Frame.ReadAsync(_process.StandardOutput.BaseStream, _options.Limits.OutputBytes + MaxOverhead, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A broken pipe: the process is gone.
            return null;
        }
    }

    private static RunOutcome Read(byte[] answer)
    {
        using var fields = Frame.Open(answer);
        return new RunOutcome { Status = (RunStatus)fields.ReadByte(), Error = fields.ReadString(), Output = fields.ReadBytes() };
    }

    private async ValueTask<RunOutcome> DeathAsync()
    {
        End();
        var text = await _errors.ReadAsync().ConfigureAwait(false);
        return text switch
        {
            _ when text.Contains("Out of memory", StringComparison.Ordinal) =>
                new RunOutcome { Status = RunStatus.OutOfMemory, Error = "The candidate used more memory than it may." },
            _ when text.Contains("Stack overflow", StringComparison.Ordinal) =>
                new RunOutcome { Status = RunStatus.Crashed, Error = "The candidate overflowed the stack." },
            _ => new RunOutcome { Status = RunStatus.Crashed, Error = "The worker process died." },
        };
    }

    private void End()
    {
        IsHealthy = false;
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
    }
}
