using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// Reads a journal from its beginning, or from the end of an entry. What follows the last newline is the torn tail that
/// a crash leaves and is not there; a whole line that is not what was written is damage.
/// </summary>
internal static class JournalReader
{
    /// <summary>Reads all whole entries.</summary>
    /// <param name="files">The run.</param>
    /// <param name="offset">Where to begin, in bytes: 0 or the end of an entry.</param>
    /// <param name="limit">Where to end, in bytes: entries that end beyond it are left.</param>
    /// <returns>Each entry with the byte after its newline.</returns>
    /// <exception cref="StoreException">There is no journal, or it is damaged or foreign.</exception>
    public static IEnumerable<(JournalEntry Entry, long End)> Read(RunFiles files, long offset = 0, long limit = long.MaxValue)
    {
        foreach (var (line, end) in Lines(files, offset))
        {
            if (end > limit)
            {
                yield break;
            }

            yield return (Parse(files, line, end), end);
        }
    }

    /// <summary>Reads all whole lines without their newlines, each with the byte after it.</summary>
    /// <param name="files">The run.</param>
    /// <param name="offset">Where to begin, in bytes: 0 or the end of a line.</param>
    public static IEnumerable<(byte[] Line, long End)> Lines(RunFiles files, long offset = 0)
    {
        using var stream = Open(files);
        stream.Position = offset;
        var lines = new LineReader(stream);
        while (lines.Next() is { } line)
        {
            offset += line.Length + 1;
            yield return (line, offset);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="files">The run.</param>
    /// <param name="line">The line without its newline.</param>
    /// <param name="end">The byte after its newline.</param>
    /// <exception cref="StoreException">It is not what was written.</exception>
    public static JournalEntry Parse(RunFiles files, byte[] line, long end)
    {
        try
        {
            var json = JournalFormat.Verify(line);
            return json.IsEmpty ? throw Damage(files, line, end) : JsonSerializer.Deserialize<JournalEntry>(json, JournalFormat.Json)!;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw Damage(files, line, end);
        }
    }

    /// <summary>What to say of a line that is not what was written.</summary>
    public static StoreException Damage(RunFiles files, byte[] line, long end)
    {
        var start = end - line.Length - 1;
        return start == 0 ? Foreign(files) : new StoreException(
            $"'{files.Journal}' is damaged at byte {start}; restore it from a copy (or cut it there and delete run.db, to go on without what follows).");
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="StoreException">There is no journal, it is foreign, or of another version.</exception>
    public static RunHeader Header(RunFiles files)
    {
        var (line, end) = Lines(files).FirstOrDefault();
        return Format(line) switch
        {
            RunHeader.CurrentFormat => Parse(files, line, end) is RunEntry { Header: var header } ? header : throw Foreign(files),
            { } format => throw new StoreException(
                $"The run in '{files.Folder}' has format {format}; this version of EvoLLM reads format {RunHeader.CurrentFormat}. Use the version that wrote it."),
            null => throw Foreign(files),
        };
    }

    /// <summary>The number of the format, read so that it is found whatever else a header of that format holds.</summary>
    private static int? Format(byte[]? line)
    {
        try
        {
            var json = JournalFormat.Verify(line);
            if (json.IsEmpty)
            {
                return null;
            }

            using var document = JsonDocument.Parse(json.ToArray());
            return document.RootElement.GetProperty("header").GetProperty("format").GetInt32();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static StoreException Foreign(RunFiles files) =>
        new($"'{files.Journal}' is not the journal of a run, or its first line is damaged.");

    private static FileStream Open(RunFiles files)
    {
        try
        {
            return new FileStream(files.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
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

    /// <summary>Splits a stream at newlines; what follows the last newline is not a line.</summary>
    private sealed class LineReader(Stream stream)
    {
        private byte[] _buffer = new byte[1 << 16];
        private int _start;
        private int _end;

        public byte[]? Next()
        {
            var searched = 0;
            while (true)
            {
                var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
                if (newline >= 0)
                {
                    var line = _buffer.AsSpan(_start, searched + newline).ToArray();
                    _start += line.Length + 1;
                    return line;
                }

                searched = _end - _start;
                if (!Fill())
                {
                    return null;
                }
            }
        }

        private bool Fill()
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * _buffer.Length);
            }

            var read = stream.Read(_buffer.AsSpan(_end));
            _end += read;
            return read > 0;
        }
    }
}
