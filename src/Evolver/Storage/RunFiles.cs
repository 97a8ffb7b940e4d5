namespace EvoLLM.Evolver;

/// <summary>The files of a run's folder.</summary>
internal sealed record RunFiles(string Folder)
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public string Journal => Path.Combine(Folder, "journal.jsonl");

    /// <summary>The journal until its first line is on disk.</summary>
    public string NewJournal => Journal + ".new";

    public string Database => Path.Combine(Folder, "run.db");

    public string DatabaseLog => Path.Combine(Folder, "run-log.db");

    /// <summary>What the database was when it was last closed in order.</summary>
    public string DatabaseSeal => Path.Combine(Folder, "run.db.sha256");

    public string DatabaseLock => Path.Combine(Folder, "run.db.lock");

    public string Lock => Path.Combine(Folder, "lock");

    /// <summary>All of them, whether they are there or not.</summary>
    public IEnumerable<string> All => [Journal, NewJournal, Database, DatabaseLog, DatabaseSeal, DatabaseLock, Lock];

    public static RunFiles At(string folder) => new(Path.GetFullPath(folder));

    /// <summary>Takes the run for this process; released when disposed, and by the system when the process dies.</summary>
    /// <exception cref="StoreException">Another process has it, or the folder cannot be written.</exception>
    public FileStream TakeLock()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsSharing(exception))
        {
            throw new StoreException($"The run in '{Folder}' is in use by another process; wait for it or end it.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The run in '{Folder}' cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Takes the run for this process, and is not put off by someone who only looks whether it is in use.</summary>
    /// <exception cref="StoreException">Another process has it, or the folder cannot be written.</exception>
    public async Task<FileStream> TakeLockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return TakeLock();
            }
            catch (StoreException exception) when (attempt < Tries && IsSharing(exception.InnerException!))
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes the database, which writers and readers of a run use by turns; whoever does not get it does without.</summary>
    /// <returns>The lock; <see langword="null"/> where it is taken or the folder cannot be written.</returns>
    public FileStream? TryTakeDatabase()
    {
        try
        {
            return new FileStream(DatabaseLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether some process works on the run.</summary>
    public bool IsLocked()
    {
        try
        {
            using var probe = new FileStream(Lock, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return IsSharing(exception);
        }
    }

    // ERROR_SHARING_VIOLATION of Windows; EAGAIN of Linux and of macOS.
    private static bool IsSharing(Exception exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
