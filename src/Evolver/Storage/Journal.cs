using System.Buffers;
using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// The append-only record of what is durable. Entries that arrive together are written and flushed to disk together,
/// so that many of them cost one wait for the disk.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private const int GroupBytes = 8 << 20;

    private readonly FileStream _stream;
    private readonly Action<long> _onDurable;
    private readonly StoreOptions _options;
    private readonly JournalTexts? _texts;
    private readonly Channel<(JournalEntry Entry, TaskCompletionSource Done)> _queue;
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _writer;
    private long _end;
    private StoreException? _broken;

    /// <summary>Opens a journal for appending.</summary>
    /// <param name="stream">The file, at its end.</param>
    /// <param name="onDurable">Is told how many bytes are on disk, after each group.</param>
    /// <param name="options">How appends are grouped.</param>
    /// <param name="texts">What the journal holds already; <see langword="null"/> where every entry is written in full.</param>
    public Journal(FileStream stream, Action<long> onDurable, StoreOptions options, JournalTexts? texts = null)
    {
        _stream = stream;
        _onDurable = onDurable;
        _options = options;
        _texts = texts;
        _end = stream.Position;
        _queue = Channel.CreateBounded<(JournalEntry, TaskCompletionSource)>(options.QueueLimit);
        _writer = Task.Run(WriteAllAsync);
    }

    /// <summary>Appends an entry. Entries are written in the order of the calls.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Gives up waiting; the entry may still be written.</param>
    /// <exception cref="StoreException">The disk refuses; nothing can be appended any more.</exception>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.Writer.TryWrite((entry, done)))
        {
            await _queue.Writer.WriteAsync((entry, done), cancellationToken).ConfigureAwait(false);
        }

        await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _closing.TrySetResult();
        await _writer.ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _texts?.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var group = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await GatherAsync(group.Count).ConfigureAwait(false);
            buffer.ResetWrittenCount();
            group.Clear();
            while (group.Count < _options.QueueLimit && buffer.WrittenCount < GroupBytes && _queue.Reader.TryRead(out var item))
            {
                Write(buffer, item.Entry);
                group.Add(item.Done);
            }

            Flush(buffer.WrittenSpan);
            group.ForEach(Complete);
        }
    }

    /// <summary>
    /// Those whose appends were done together will append again in a moment, but not all at once: without a short wait the
    /// first of them takes a flush for itself, and the others wait for theirs.
    /// </summary>
    private Task GatherAsync(int before) => _options.CommitDelay > TimeSpan.Zero && _queue.Reader.Count < before
        ? Task.WhenAny(Task.Delay(_options.CommitDelay, _options.Time), _closing.Task)
        : Task.CompletedTask;

    private void Write(ArrayBufferWriter<byte> buffer, JournalEntry entry) =>
        JournalFormat.Write(buffer, _texts?.Shorten(entry, _end + buffer.WrittenCount, _end) ?? entry);

    private void Flush(ReadOnlySpan<byte> bytes)
    {
        if (_broken is not null)
        {
            return;
        }

        try
        {
            _stream.Write(bytes);
            _stream.Flush(flushToDisk: true);
            _end += bytes.Length;
            _onDurable(_end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _broken = new StoreException(
                $"The run cannot be written to '{_stream.Name}': {exception.Message.TrimEnd('.')}. What was reported is kept; make room and go on with 'evollm resume'.",
                exception);
        }
    }

    private void Complete(TaskCompletionSource done)
    {
        if (_broken is null)
        {
            done.TrySetResult();
        }
        else
        {
            done.TrySetException(_broken);
        }
    }
}
