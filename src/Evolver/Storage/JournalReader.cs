namespace EvoLLM.Evolver;

/// <summary>Reads a journal from its beginning, or from the end of an entry, and tells a torn tail from damage.</summary>
internal static class JournalReader
{
    /// <summary>Reads all whole entries.</summary>
    /// <param name="files">The run.</param>
    /// <param name="offset">Where to begin, in bytes: 0 or the end of an entry.</param>
    /// <returns>Each entry with the byte after its newline. A last line that is incomplete, as a crash leaves it, is not there.</returns>
    /// <exception cref="StoreException">There is no journal, or it is damaged or foreign.</exception>
    public static IEnumerable<(JournalEntry Entry, long End)> Read(RunFiles files, long offset = 0)
    {
        using var stream = Open(files);
        stream.Position = offset;
        var lines = new LineReader(stream);
        var number = 0;
        while (lines.Next() is { } line)
        {
            number++;
            if (Parse(line) is { } entry)
            {
                offset += line.Length + 1;
                yield return (entry, offset);
                continue;
            }

            if (offset == 0 || lines.Next() is not null)
            {
                throw new StoreException(offset == 0
                    ? $"'{files.Journal}' is not the journal of a run, or its first line is damaged."
                    : $"'{files.Journal}' is damaged {number} lines after byte {offset}; restore it from a copy.");
            }

            yield break;
        }
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="StoreException">There is no journal, it is foreign, or of another version.</exception>
    public static RunHeader Header(RunFiles files) => Read(files).Select(line => line.Entry).FirstOrDefault() switch
    {
        RunEntry { Header: { Format: RunHeader.CurrentFormat } header } => header,
        RunEntry { Header.Format: var format } => throw new StoreException(
            $"The run in '{files.Folder}' has format {format}; this version of EvoLLM reads format {RunHeader.CurrentFormat}. Use the version that wrote it."),
        _ => throw new StoreException($"'{files.Journal}' is not the journal of a run, or its first line is damaged."),
    };

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

    private static JournalEntry? Parse(byte[] line)
    {
        try
        {
            return JournalFormat.Read(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
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
