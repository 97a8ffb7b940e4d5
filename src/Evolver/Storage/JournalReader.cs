using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// Reads a journal from its beginning, or from the end of an entry. What follows the last newline is the torn tail that
/// a crash leaves and is not there; a whole line that is not what was written is damage.
/// </summary>
internal static class JournalReader
{
    /// <summary>Reads all whole entries as they were written, their texts where they are.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes: entries that end beyond it are left.</param>
    /// <exception cref="StoreException">There is no journal, or it is damaged or foreign.</exception>
    public static IEnumerable<JournalEntry> Read(RunFiles files, long limit = long.MaxValue)
    {
        foreach (var (line, start) in Lines(files, 0, limit))
        {
            yield return Parse(files, line.Span, start);
        }
    }

    /// <summary>Reads the beginnings of all whole lines; every line is verified, none is parsed.</summary>
    /// <param name="files">The run.</param>
    /// <param name="offset">Where to begin, in bytes: 0 or the end of a line.</param>
    /// <param name="limit">Where to end, in bytes: lines that end beyond it are left.</param>
    /// <returns>What each line is about, with the line, which is there until the next is read, and the byte where it begins.</returns>
    /// <exception cref="StoreException">There is no journal, or it is damaged or foreign.</exception>
    public static IEnumerable<(LineHead Head, ReadOnlyMemory<byte> Line, long Start)> Heads(RunFiles files, long offset = 0, long limit = long.MaxValue)
    {
        foreach (var (line, start) in Lines(files, offset, limit))
        {
            yield return (Head(files, line.Span, start), line, start);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="files">The run.</param>
    /// <param name="line">The line without its newline.</param>
    /// <param name="start">The byte where it begins.</param>
    /// <exception cref="StoreException">It is not what was written.</exception>
    public static JournalEntry Parse(RunFiles files, ReadOnlySpan<byte> line, long start) =>
        JournalFormat.Parse(line) ?? throw Damage(files, start);

    /// <summary>What to say of a line that is not what was written.</summary>
    public static StoreException Damage(RunFiles files, long start) => start == 0 ? Foreign(files) : new StoreException(
        $"'{files.Journal}' is damaged at byte {start}; restore it from a copy (or cut it there and delete run.db, to go on without what follows).");

    /// <summary>Reads the header.</summary>
    /// <exception cref="StoreException">There is no journal, it is foreign, or of another version.</exception>
    public static RunHeader Header(RunFiles files)
    {
        var line = Lines(files, 0, long.MaxValue).FirstOrDefault().Line.Span;
        return JournalFormat.VersionOf(JournalFormat.Verify(line)) switch
        {
            >= RunHeader.OldestFormat and <= RunHeader.CurrentFormat => Parse(files, line, 0) is RunEntry { Header: var header } ? header : throw Foreign(files),
            { } format => throw new StoreException(
                $"The run in '{files.Folder}' has format {format}; this version of EvoLLM reads formats {RunHeader.OldestFormat} to {RunHeader.CurrentFormat}. Use the version that wrote it."),
            null => throw Foreign(files),
        };
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Line, long Start)> Lines(RunFiles files, long offset, long limit)
    {
        using var stream = Open(files);
        stream.Position = offset;
        var lines = new LineReader(stream);
        while (lines.Next() is { } line && offset + line.Length < limit)
        {
            yield return (line, offset);
            offset += line.Length + 1;
        }
    }

    private static LineHead Head(RunFiles files, ReadOnlySpan<byte> line, long start)
    {
        try
        {
            var json = JournalFormat.Verify(line);
            return json.IsEmpty ? throw Damage(files, start) : LineHead.Read(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Damage(files, start);
        }
    }

    private static StoreException Foreign(RunFiles files) =>
        new($"'{files.Journal}' is not the journal of a run, or its first line is damaged.");

    private static FileStream Open(RunFiles files)
    {
        try
        {
            return new FileStream(files.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoreException($"There is no run in '{files.Folder}': it has no journal.jsonl.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"'{files.Journal}' cannot be read: {exception.Message}", exception);
        }
    }
}
