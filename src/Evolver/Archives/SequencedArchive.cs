namespace EvoLLM.Evolver;

/// <summary>
/// Lets many threads add to one archive with a result that does not depend on them: every solution has a number, and
/// solutions are added in the order of their numbers whatever order they come in. One that comes early waits, without a
/// thread, for those before it; one that will not come has to be skipped.
/// </summary>
/// <typeparam name="T">What is searched for.</typeparam>
/// <param name="archive">The archive; only to be read while nothing is under way.</param>
/// <param name="first">The number of the first solution.</param>
public sealed class SequencedArchive<T>(IArchive<T> archive, long first = 0)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Pending?> _early = [];
    private long _next = first;

    /// <summary>The number that is added next; all before it are in, or skipped.</summary>
    public long Next
    {
        get
        {
            lock (_gate)
            {
                return _next;
            }
        }
    }

    /// <summary>Offers a solution; the task ends when all before it were decided on and then this one.</summary>
    /// <param name="sequence">Its number; each is used once.</param>
    /// <param name="solution">What is added.</param>
    /// <param name="fitness">Its fitness, finite.</param>
    /// <param name="measures">Its measures, finite; copied where they have to wait.</param>
    /// <returns>What became of it. Fails with an <see cref="ArgumentException"/> for values that do not fit; the number is then used.</returns>
    /// <exception cref="ArgumentException">The number was used before.</exception>
    public ValueTask<Addition> AddAsync(long sequence, T solution, double fitness, ReadOnlySpan<double> measures)
    {
        lock (_gate)
        {
            if (sequence != _next)
            {
                var pending = new Pending(solution, fitness, measures.ToArray());
                Wait(sequence, pending);
                return new ValueTask<Addition>(pending.Task);
            }

            try
            {
                return ValueTask.FromResult(archive.Add(solution, fitness, measures));
            }
            catch (ArgumentException exception)
            {
                return ValueTask.FromException<Addition>(exception);
            }
            finally
            {
                Advance();
            }
        }
    }

    /// <summary>Says that a number will not come, e.g. because its evaluation failed.</summary>
    /// <param name="sequence">The number.</param>
    /// <exception cref="ArgumentException">The number was used before.</exception>
    public void Skip(long sequence)
    {
        lock (_gate)
        {
            if (sequence != _next)
            {
                Wait(sequence, pending: null);
                return;
            }

            Advance();
        }
    }

    private void Wait(long sequence, Pending? pending)
    {
        if (sequence < _next || !_early.TryAdd(sequence, pending))
        {
            throw new ArgumentException($"Number {sequence} was used before.");
        }
    }

    private void Advance()
    {
        for (_next++; _early.Remove(_next, out var pending); _next++)
        {
            pending?.AddTo(archive);
        }
    }

    private sealed class Pending(T solution, double fitness, double[] measures)
    {
        // Whoever waits goes on outside of the lock.
        private readonly TaskCompletionSource<Addition> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Addition> Task => _completion.Task;

        public void AddTo(IArchive<T> archive)
        {
            try
            {
                _completion.SetResult(archive.Add(solution, fitness, measures));
            }
            catch (Exception exception)
            {
                // Also what a check of the caller's own throws: it is the fault of this one, and the others go on.
                _completion.SetException(exception);
            }
        }
    }
}
