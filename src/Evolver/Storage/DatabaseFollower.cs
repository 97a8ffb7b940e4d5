namespace EvoLLM.Evolver;

/// <summary>
/// Takes a run's database behind its journal, on a thread of its own. Whatever happens to the database, a full disk or a
/// damaged file, is no concern of the run: then it stays behind, and takes the rest from the journal when the run is
/// opened again.
/// </summary>
internal sealed class DatabaseFollower : IAsyncDisposable
{
    /// <summary>LiteDB waits for the disk dozens of times for a commit, and the journal needs the disk too.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CatchingUpTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosingTime = CatchingUpTime + TimeSpan.FromSeconds(10);

    private readonly RunFiles _files;
    private readonly long _room;
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FileStream? _taken;
    private RunDatabase? _database;
    private long _end;

    private DatabaseFollower(RunFiles files, long end, long room)
    {
        _files = files;
        _end = end;
        _room = room;
    }

    /// <summary>Begins to follow a journal.</summary>
    /// <param name="files">The run.</param>
    /// <param name="end">How many bytes of the journal are on disk.</param>
    /// <param name="room">How many bytes must be free on the disk for the database to be written.</param>
    /// <exception cref="StoreException">The database holds more than the journal: the journal was cut.</exception>
    public static async Task<DatabaseFollower> StartAsync(RunFiles files, long end, long room = DiskSpace.ForDatabase)
    {
        var follower = new DatabaseFollower(files, end, room);
        new Thread(follower.Follow) { IsBackground = true, Name = "run.db" }.Start();
        try
        {
            await follower._opened.Task.WaitAsync(OpeningTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It may come to it yet, or never: the run goes on.
        }

        return follower;
    }

    /// <summary>Tells that more of the journal is on disk. Never waits.</summary>
    /// <param name="end">How many bytes are.</param>
    public void Advance(long end)
    {
        Volatile.Write(ref _end, end);
        if (_work.CurrentCount == 0)
        {
            _work.Release();
        }
    }

    /// <summary>Takes in what is left, for a limited time, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        _hurry.CancelAfter(CatchingUpTime);
        _work.Release();
        try
        {
            await _closed.Task.WaitAsync(ClosingTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // LiteDB hangs in a write that failed; the thread ends with the process.
        }
    }

    private void Follow()
    {
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                Step();
                _opened.TrySetResult();
                _work.Wait();
                _closing.Token.WaitHandle.WaitOne(Pause);
            }

            Step();
        }
        catch (StoreException exception)
        {
            _opened.TrySetException(exception);
        }
        catch (Exception)
        {
            // The journal has everything.
            _database?.GiveUp();
            _database = null;
        }
        finally
        {
            _opened.TrySetResult();
            _database?.Dispose();
            _taken?.Dispose();
            _closed.TrySetResult();
        }
    }

    private void Step()
    {
        // Somebody who looks at the run may have the database for a moment.
        _taken ??= _files.TryTakeDatabase();
        if (_taken is null || !DiskSpace.Has(_files.Folder, _room))
        {
            return;
        }

        _database ??= DatabaseFile.Open(_files);
        _opened.TrySetResult();
        _database.CatchUp(_files, Volatile.Read(ref _end), _hurry.Token);
    }
}
