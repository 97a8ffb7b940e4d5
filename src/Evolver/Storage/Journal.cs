using System.Buffers;
using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// The append-only record of what is durable. Entries that arrive together are written and flushed to disk together,
/// so that many of them cost one wait for the disk.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private const int Batch = 1024;

    private readonly FileStream _stream;
    private readonly Func<JournalEntry, long, ValueTask> _onDurable;
    private readonly Channel<(JournalEntry Entry, TaskCompletionSource Done)> _queue = Channel.CreateBounded<(JournalEntry, TaskCompletionSource)>(Batch);
    private readonly Task _writer;
    private StoreException? _broken;

    /// <summary>Opens a journal for appending.</summary>
    /// <param name="stream">The file, at its end.</param>
    /// <param name="onDurable">Is given each entry that is on disk, in order, with the byte after it. Waiting here holds appends up.</param>
    public Journal(FileStream stream, Func<JournalEntry, long, ValueTask> onDurable)
    {
        _stream = stream;
        _onDurable = onDurable;
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
        await _writer.ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var batch = new List<(JournalEntry Entry, TaskCompletionSource Done, int Length)>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            buffer.ResetWrittenCount();
            batch.Clear();
            while (batch.Count < Batch && _queue.Reader.TryRead(out var item))
            {
                var before = buffer.WrittenCount;
                JournalFormat.Write(buffer, item.Entry);
                batch.Add((item.Entry, item.Done, buffer.WrittenCount - before));
            }

            var end = _stream.Position;
            Flush(buffer.WrittenSpan);
            foreach (var (entry, done, length) in batch)
            {
                end += length;
                await CompleteAsync(entry, done, end).ConfigureAwait(false);
            }
        }
    }

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
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _broken = new StoreException(
                $"The run cannot be written to '{_stream.Name}': {exception.Message.TrimEnd('.')}. What was reported is kept; make room and go on with 'evollm resume'.",
                exception);
        }
    }

    private async ValueTask CompleteAsync(JournalEntry entry, TaskCompletionSource done, long end)
    {
        if (_broken is not null)
        {
            done.TrySetException(_broken);
            return;
        }

        done.TrySetResult();
        await _onDurable(entry, end).ConfigureAwait(false);
    }
}
