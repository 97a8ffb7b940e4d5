namespace EvoLLM.Evolver;

/// <summary>The files of a run's folder.</summary>
internal sealed record RunFiles(string Folder)
{
    public string Journal => Path.Combine(Folder, "journal.jsonl");

    public string Database => Path.Combine(Folder, "run.db");

    public string DatabaseLog => Path.Combine(Folder, "run-log.db");

    public string Lock => Path.Combine(Folder, "lock");

    public static RunFiles At(string folder) => new(Path.GetFullPath(folder));

    /// <summary>Takes the run for this process; released when disposed, and by the system when the process dies.</summary>
    /// <exception cref="StoreException">Another process has it, or the folder cannot be written.</exception>
    public FileStream TakeLock()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreException($"The run in '{Folder}' cannot be written: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new StoreException($"The run in '{Folder}' is in use by another process; wait for it or end it.", exception);
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
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
