namespace EvoLLM.Evolver;

/// <summary>
/// Makes a run of what <see cref="RunExport"/> wrote; exported again, it comes out as the same bytes. What an export leaves
/// out, such as times and folders, is not there.
/// </summary>
public sealed class RunImport
{
    private const int Group = 512;

    private readonly string _file;

    private RunImport(string file, RunHeader header)
    {
        _file = file;
        Header = header;
    }

    /// <summary>What the run was begun with.</summary>
    public RunHeader Header { get; }

    /// <summary>How many proposals there are.</summary>
    public int Count { get; private init; }

    /// <summary>Opens an export and checks all of it.</summary>
    /// <param name="file">The exported file.</param>
    /// <exception cref="StoreException">It cannot be read, or a line is not what an export holds there; the message names the line.</exception>
    public static RunImport Open(string file)
    {
        var (header, count) = (default(RunHeader), 0);
        foreach (var entry in new ExportReader(file).Read())
        {
            header ??= ((RunEntry)entry).Header;
            count += entry is ProposalEntry ? 1 : 0;
        }

        return new RunImport(file, header!) { Count = count };
    }

    /// <summary>Writes the run. The folder is there once all of the run is on disk, and not before.</summary>
    /// <param name="folder">Where; must not exist.</param>
    /// <param name="cancellationToken">Ends the work early; nothing is left behind.</param>
    /// <exception cref="StoreException">The folder exists or cannot be written, or the file changed.</exception>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(target))
        {
            throw new StoreException($"There is something in '{target}' already; choose another place with --out.");
        }

        var unfinished = target + ".import";
        if (RunFiles.At(unfinished).IsLocked())
        {
            throw new StoreException($"Another process is importing to '{target}' just now; wait for it or choose another place with --out.");
        }

        try
        {
            Delete(unfinished);
            await WriteStoreAsync(unfinished, cancellationToken).ConfigureAwait(false);
            Directory.Move(unfinished, target);
        }
        catch (Exception exception)
        {
            Delete(unfinished);
            throw exception is IOException or UnauthorizedAccessException
                ? new StoreException($"A run cannot be written to '{target}': {exception.Message.TrimEnd('.')}.", exception)
                : exception;
        }
    }

    /// <summary>Deletes what an import that was killed or failed has left, and nothing else.</summary>
    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            if (Directory.EnumerateFileSystemEntries(folder).Except(RunFiles.At(folder).All, StringComparer.Ordinal).FirstOrDefault() is { } foreign)
            {
                throw new StoreException($"'{foreign}' is in the way of the import, which needs that folder for a while; move it, or choose another place with --out.");
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task WriteStoreAsync(string folder, CancellationToken cancellationToken)
    {
        var store = await RunStore.CreateAsync(folder, Header, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var group = new List<JournalEntry>();
            foreach (var entry in new ExportReader(_file).Read().Skip(1))
            {
                group.Add(entry);
                if (entry is ReportEntry || (entry is ProposalEntry && group.Count >= Group))
                {
                    await WriteAsync(store, group, cancellationToken).ConfigureAwait(false);
                }
            }

            await WriteAsync(store, group, cancellationToken).ConfigureAwait(false);
            var ending = new RunEnding(StopReason.Interrupted, $"Imported from '{Path.GetFileName(_file)}'.", TimeSpan.Zero);
            await store.AppendAsync(ending, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes entries with two waits for the disk: calls are stored before the proposals that they belong to.</summary>
    private static async Task WriteAsync(RunStore store, List<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await Task.WhenAll(entries.OfType<CallEntry>().Select(entry => store.RecordAsync(entry.Call, cancellationToken).AsTask())).ConfigureAwait(false);
        await Task.WhenAll(entries.OfType<ProposalEntry>().Select(entry => store.AppendAsync(entry.Proposal, cancellationToken).AsTask())).ConfigureAwait(false);
        foreach (var entry in entries.OfType<ReportEntry>())
        {
            await store.AppendAsync(entry.Report, cancellationToken).ConfigureAwait(false);
        }

        entries.Clear();
    }
}
