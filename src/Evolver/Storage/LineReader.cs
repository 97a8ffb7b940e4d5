namespace EvoLLM.Evolver;

/// <summary>Splits a stream at newlines; what follows the last newline is not a line.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>Beyond any line that is ever written: what has no newline for so long is no file of lines.</summary>
    private const int MaxLength = 1 << 30;

    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;

    /// <summary>Whether something follows the last line that was read.</summary>
    public bool HasRest => _end > _start;

    /// <summary>Reads a line.</summary>
    /// <returns>The line without its newline, there until the next is read; <see langword="null"/> where there is no other whole one.</returns>
    public ReadOnlyMemory<byte>? Next()
    {
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + newline);
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
            if (_buffer.Length >= MaxLength)
            {
                throw new StoreException($"A line has more than {MaxLength >> 20} MB; this is no journal and no export.");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
