namespace EvoLLM.Operators;

/// <summary>
/// Keeps the calls of one endpoint within its rates: in any minute no more than so many begin, and they take no more
/// than so many tokens. Who comes too early waits, first come, first served. The limiters of .NET read the system's clock
/// and no other, so that what waits there cannot be tested.
/// </summary>
/// <param name="requests">Requests a minute; <see langword="null"/> for any number.</param>
/// <param name="tokens">Tokens a minute; <see langword="null"/> for any number. A call that may take more goes alone.</param>
/// <param name="time">The clock.</param>
internal sealed class RateQueue(int? requests, long? tokens, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<Permit> _recent = new();
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until a call may begin.</summary>
    /// <param name="most">The most tokens that it may take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its permit, to be settled when it is known what the call took.</returns>
    public async Task<Permit> EnterAsync(long most, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var (permit, wait, settled) = TryEnter(most);
                if (permit is not null)
                {
                    return permit;
                }

                using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                await Task.WhenAny(Task.Delay(wait, time, enough.Token), settled);
                await enough.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives back what a call did not take.</summary>
    /// <param name="permit">Its permit.</param>
    /// <param name="taken">The tokens that it took.</param>
    public void Settle(Permit permit, long taken)
    {
        lock (_lock)
        {
            permit.Tokens = taken;
            _settled.SetResult();
            _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose() => _turn.Dispose();

    private (Permit? Permit, TimeSpan Wait, Task Settled) TryEnter(long most)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Begun, now) >= Window)
            {
                _recent.Dequeue();
            }

            if (_recent.Count >= requests || (_recent.Count > 0 && _recent.Sum(permit => permit.Tokens) + most > tokens))
            {
                return (null, Window - time.GetElapsedTime(_recent.Peek().Begun, now), _settled.Task);
            }

            var entered = new Permit { Begun = now, Tokens = most };
            _recent.Enqueue(entered);
            return (entered, TimeSpan.Zero, Task.CompletedTask);
        }
    }

    /// <summary>A call that began.</summary>
    internal sealed class Permit
    {
        /// <summary>When, by the clock's timestamp.</summary>
        public required long Begun { get; init; }

        /// <summary>The tokens that it took, or may take.</summary>
        public required long Tokens { get; set; }
    }
}
