using System.Collections.Concurrent;

namespace EvoLLM.Sandbox;

/// <summary>
/// Runs candidates in worker processes that are kept warm. A worker that breaches a limit is ended and replaced; what
/// one candidate does never shows in another's result. May be used by many callers at once.
/// </summary>
public sealed class WorkerPool : IAsyncDisposable
{
    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>Creates a pool. Workers are started when there is work for them.</summary>
    /// <param name="options">Who runs candidates, and how many at once.</param>
    /// <param name="time">The clock that limits are measured by.</param>
    public WorkerPool(WorkerPoolOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        _options = options;
        _time = time;
        _places = new SemaphoreSlim(options.Workers);
    }

    /// <summary>Runs a candidate; waits while all workers are busy.</summary>
    /// <param name="image">Its assembly, from <see cref="CandidateCompiler"/>.</param>
    /// <param name="input">What the harness is given with it.</param>
    /// <param name="wallTime">What the run may take.</param>
    /// <param name="cancellationToken">Ends the run early, and its worker with it.</param>
    /// <exception cref="SandboxException">No worker can be started.</exception>
    public async ValueTask<RunOutcome> RunAsync(ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> input, TimeSpan wallTime, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var worker = await TakeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await worker.RunAsync(image, input, wallTime, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Ends all workers. No run may be under way.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var worker))
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        _places.Dispose();
    }

    private async ValueTask<WorkerProcess> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var worker))
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

    private async ValueTask PutBackAsync(WorkerProcess worker)
    {
        if (worker.IsHealthy && worker.Runs < _options.EvaluationsPerWorker)
        {
            _idle.Add(worker);
        }
        else
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }
    }
}
