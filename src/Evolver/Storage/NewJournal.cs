namespace EvoLLM.Evolver;

/// <summary>Begins journals.</summary>
internal static class NewJournal
{
    /// <summary>Writes the first line. Where that fails, what was made for it is removed: it would pass for a run.</summary>
    /// <param name="files">The run.</param>
    /// <param name="header">What it is begun with.</param>
    /// <param name="made">Whether its folder was made for it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">There is a run already.</exception>
    public static async Task WriteAsync(RunFiles files, RunHeader header, bool made, CancellationToken cancellationToken)
    {
        if (File.Exists(files.Journal))
        {
            throw new StoreException($"There is a run in '{files.Folder}' already; go on with it by 'evollm resume', or choose another name.");
        }

        try
        {
            var stream = new FileStream(files.NewJournal, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            var journal = new Journal(stream, _ => { }, new StoreOptions());
            await using (journal.ConfigureAwait(false))
            {
                await journal.AppendAsync(new RunEntry(header), cancellationToken).ConfigureAwait(false);
            }

            // Whoever is killed before this leaves no run.
            File.Move(files.NewJournal, files.Journal);
        }
        catch (Exception exception)
        {
            File.Delete(files.NewJournal);
            File.Delete(files.Lock);
            if (made)
            {
                Directory.Delete(files.Folder);
            }

            throw exception is StoreException { InnerException: { } reason } ? reason : exception;
        }
    }
}
