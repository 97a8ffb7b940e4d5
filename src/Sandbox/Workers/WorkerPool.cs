using System.Collections.Concurrent;

namespace EvoLLM.Sandbox;

/// <summary>
/// Keeps worker processes warm. One that breaches a limit is ended, and another takes its place that was started and
/// warmed up before anybody waited for it. May be used by many callers at the same time.
/// </summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(5);

    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentBag<WorkerProcess> _idle = [];
    private readonly CancellationTokenSource _ending = new();
    private Task<WorkerProcess>? _spare;
    private byte[]? _example;

    public WorkerPool(WorkerPoolOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        _options = options;
        _time = time;
        _places = new SemaphoreSlim(options.Workers);
    }

    /// <summary>Starts a worker where none is there yet, and says what keeps it in.</summary>
    /// <exception cref="SandboxException">No worker can be started.</exception>
    public async ValueTask<IsolationReport> StartAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var worker = await TakeAsync(cancellationToken).ConfigureAwait(false);
            _idle.Add(worker);
            return worker.Isolation;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Sends a request to a worker; waits while all are busy.</summary>
    /// <param name="request">A message.</param>
    /// <param name="wallTime">What the answer may take.</param>
    /// <param name="cancellationToken">Gives up, and ends the worker.</param>
    /// <exception cref="SandboxException">No worker can be started.</exception>
    public async ValueTask<WorkerReply> SendAsync(byte[] request, TimeSpan wallTime, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var worker = await TakeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var reply = await worker.ExchangeAsync(request, wallTime, cancellationToken).ConfigureAwait(false);
                _example ??= reply.Status == WorkerReplyStatus.Answered ? request : null;
                return reply;
            }
            finally
            {
                await PutBackAsync(worker).ConfigureAwait(false);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Ends all workers. No request may be under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _spare, null) is { } starting)
        {
            await EndAsync(starting).ConfigureAwait(false);
        }

        while (_idle.TryTake(out var worker))
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        _ending.Dispose();
        _places.Dispose();
    }

    private static async ValueTask EndAsync(Task<WorkerProcess> starting)
    {
        try
        {
            var worker = await starting.ConfigureAwait(false);
            await worker.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SandboxException or OperationCanceledException)
        {
            // It never came to be.
        }
    }

    private async ValueTask<WorkerProcess> TakeAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } worker)
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            // Something else ended it while it was idle.
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        return await WorkerProcess.StartAsync(_options, _time, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WorkerProcess?> NextAsync(CancellationToken cancellationToken) =>
        _idle.TryTake(out var worker) ? worker
        : Interlocked.Exchange(ref _spare, null) is { } starting ? await SpareAsync(starting, cancellationToken).ConfigureAwait(false)
        : null;

    /// <summary>The spare worker; <see langword="null"/> where it did not start, which is for the next try to report if it fails too.</summary>
    private async ValueTask<WorkerProcess?> SpareAsync(Task<WorkerProcess> starting, CancellationToken cancellationToken)
    {
        try
        {
            return await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SandboxException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            // Nobody else knows of it.
            if (_ending.IsCancellationRequested || Interlocked.CompareExchange(ref _spare, starting, null) is not null)
            {
                await EndAsync(starting).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Starts a worker and lets it answer something that was answered before, so that its code is compiled.</summary>
    private async Task<WorkerProcess> StartWarmAsync()
    {
        var worker = await WorkerProcess.StartAsync(_options, _time, _ending.Token).ConfigureAwait(false);
        try
        {
            if (_example is { } request)
            {
                await worker.ExchangeAsync(request, WarmUpTime, _ending.Token).ConfigureAwait(false);
            }

            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask PutBackAsync(WorkerProcess worker)
    {
        if (worker.IsUsable)
        {
            _idle.Add(worker);
            if (_options.KeepsSpare)
            {
                Prepare();
            }

            return;
        }

        Prepare();
        await worker.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Begins to start a worker before anybody waits for it.</summary>
    private void Prepare()
    {
        var promise = new TaskCompletionSource<Task<WorkerProcess>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_ending.IsCancellationRequested && Interlocked.CompareExchange(ref _spare, promise.Task.Unwrap(), null) is null)
        {
            promise.SetResult(StartWarmAsync());
        }
    }
}
