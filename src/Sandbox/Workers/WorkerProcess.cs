using System.Diagnostics;

namespace EvoLLM.Sandbox;

/// <summary>The host's side of one worker. Used by one caller at a time.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MemoryCheckInterval = 64;
    private static readonly TimeSpan GreetingTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly ErrorText _errors;
    private int _answers;
    private TimeSpan? _cpuAtEnd;
    private bool _ended;

    private WorkerProcess(Process process, WorkerPoolOptions options, TimeProvider time)
    {
        _process = process;
        _options = options;
        _time = time;
        _errors = new ErrorText(process.StandardError);
    }

    /// <summary>What keeps it in, as it found out itself.</summary>
    public IsolationReport Isolation { get; private set; } = new([]);

    /// <summary>Whether the worker can take another request.</summary>
    public bool IsUsable => !_ended && _answers < _options.AnswersPerWorker && !IsBloated();

    /// <summary>Whether the process runs.</summary>
    public bool IsAlive => !_ended && !_process.HasExited;

    /// <summary>Starts a worker and waits until it is ready and locked down.</summary>
    /// <exception cref="SandboxException">It does not start, or cannot do what it is there for.</exception>
    public static async ValueTask<WorkerProcess> StartAsync(WorkerPoolOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var process = await WorkerLauncher.Shared.StartAsync(new LaunchOptions { MemoryBytes = options.MemoryBytes, NurseryBytes = options.NurseryBytes }).ConfigureAwait(false);
        var worker = new WorkerProcess(process, options, time);
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

    /// <summary>Sends a request. Ends the process where the wall time is over or the caller gives up.</summary>
    public async ValueTask<WorkerReply> ExchangeAsync(byte[] request, TimeSpan wallTime, CancellationToken cancellationToken)
    {
        _answers++;
        var (start, before) = (_time.GetTimestamp(), ProcessorTime.Of(_process));
        using var limit = new CancellationTokenSource(wallTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        byte[]? payload;
        using (either.Token.Register(End))
        {
            payload = await SendAsync(request).ConfigureAwait(false);
        }

        var elapsed = _time.GetElapsedTime(start);
        var used = (_cpuAtEnd ?? ProcessorTime.Of(_process)) - before;
        cancellationToken.ThrowIfCancellationRequested();
        var status = payload is not null ? WorkerReplyStatus.Answered
            : limit.IsCancellationRequested ? WorkerReplyStatus.TimedOut
            : await CauseOfDeathAsync().ConfigureAwait(false);
        return new WorkerReply(status, payload ?? [], elapsed) { CpuTime = used >= TimeSpan.Zero ? used.Value : elapsed };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _errors.ReadAsync().ConfigureAwait(false);

        // Disposing of the process leaves its pipes to the collector, which may come when there are no descriptors left.
        await _process.StandardInput.BaseStream.DisposeAsync().ConfigureAwait(false);
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private async ValueTask GreetAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(GreetingTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var registration = either.Token.Register(End);
        var ready = await SendAsync(_options.Hello).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
        {
            throw new SandboxException($"A worker process was not ready after {GreetingTime.TotalSeconds:0} s; the machine is too busy, or something holds it up.");
        }

        if (ready is null)
        {
            End();
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var said = (await _errors.ReadAsync().ConfigureAwait(false)).ReplaceLineEndings(" ");
            throw new SandboxException($"A worker process ended with exit code {_process.ExitCode} before it was ready: {(said.Length > 0 ? said : "it said nothing")}");
        }

        using var fields = Frame.Open(ready);
        if (fields.ReadString() is { Length: > 0 } error)
        {
            throw new SandboxException($"A worker process could not make itself ready: {error}");
        }

        Isolation = IsolationReport.Read(fields);
    }

    /// <summary>The answer, or <see langword="null"/> where the process died or sent nonsense.</summary>
    private async ValueTask<byte[]?> SendAsync(byte[] frame)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(frame).ConfigureAwait(false);
            await _process.StandardInput.BaseStream.FlushAsync().ConfigureAwait(false);
            return await Frame.ReadAsync(_process.StandardOutput.BaseStream, _options.AnswerBytes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A broken pipe, or a message that is longer than it may be.
            return null;
        }
    }

    private async ValueTask<WorkerReplyStatus> CauseOfDeathAsync()
    {
        End();
        var text = await _errors.ReadAsync().ConfigureAwait(false);
        return text.Contains("Out of memory", StringComparison.Ordinal) ? WorkerReplyStatus.OutOfMemory
            : text.Contains("Stack overflow", StringComparison.Ordinal) ? WorkerReplyStatus.StackOverflow
            : WorkerReplyStatus.Died;
    }

    private bool IsBloated()
    {
        if (_answers % MemoryCheckInterval != 0)
        {
            return false;
        }

        _process.Refresh();
        return _process.WorkingSet64 > _options.ResidentBytes;
    }

    private void End()
    {
        _ended = true;
        _cpuAtEnd ??= ProcessorTime.Of(_process);
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It is gone already, or going.
        }
    }
}
