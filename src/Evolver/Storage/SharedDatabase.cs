namespace EvoLLM.Evolver;

/// <summary>The database on disk, for one reader at a time and for none while the run is worked on.</summary>
internal static class SharedDatabase
{
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30);

    /// <summary>Takes the database and brings it up to date.</summary>
    /// <param name="files">The run.</param>
    /// <param name="end">How much of the journal is to be in, in bytes.</param>
    /// <returns><see langword="null"/> where it is in use, cannot be written, or takes too long: the journal alone is enough.</returns>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public static (RunDatabase Database, FileStream Taken)? Open(RunFiles files, long end)
    {
        if (!DiskSpace.Has(files.Folder, DiskSpace.ForDatabase) || files.TryTakeDatabase() is not { } taken)
        {
            return null;
        }

        var opening = Task.Run(() => OpenUpToDate(files, end));
        try
        {
            if (opening.WaitAsync(OpeningTime + OpeningTime).GetAwaiter().GetResult() is { } database)
            {
                return (database, taken);
            }
        }
        catch (StoreException)
        {
            taken.Dispose();
            throw;
        }
        catch (Exception)
        {
            // A disk that fills up just now, or cannot be written.
        }

        _ = ReleaseAsync(opening, taken);
        return null;
    }

    /// <summary>Opens the database and brings it up to date.</summary>
    /// <returns><see langword="null"/> where it takes too long; what was done is kept.</returns>
    private static RunDatabase? OpenUpToDate(RunFiles files, long end)
    {
        using var hurry = new CancellationTokenSource(OpeningTime);
        var database = DatabaseFile.Open(files);
        try
        {
            database.CatchUp(files, end, hurry.Token);
        }
        catch
        {
            database.GiveUp();
            throw;
        }

        if (!hurry.IsCancellationRequested)
        {
            return database;
        }

        database.Dispose();
        return null;
    }

    /// <summary>Lets the database go once nobody works on it any more: two at once would destroy it.</summary>
    private static async Task ReleaseAsync(Task<RunDatabase?> opening, FileStream taken)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            (await opening.ConfigureAwait(false))?.Dispose();
        }

        await taken.DisposeAsync().ConfigureAwait(false);
    }
}
