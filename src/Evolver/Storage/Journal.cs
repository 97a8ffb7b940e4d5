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
    private readonly Action<long> _onDurable;
    private readonly Channel<(JournalEntry Entry, TaskCompletionSource Done)> _queue = Channel.CreateBounded<(JournalEntry, TaskCompletionSource)>(Batch);
    private readonly Task _writer;
    private StoreException? _broken;

    /// <summary>Opens a journal for appending.</summary>
    /// <param name="stream">The file, at its end.</param>
    /// <param name="onDurable">Is told how many bytes are on disk, after each group.</param>
    public Journal(FileStream stream, Action<long> onDurable)
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
        var batch = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            buffer.ResetWrittenCount();
            batch.Clear();
            while (batch.Count < Batch && _queue.Reader.TryRead(out var item))
            {
                JournalFormat.Write(buffer, item.Entry);
                batch.Add(item.Done);
            }

            Flush(buffer.WrittenSpan);
            batch.ForEach(Complete);
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
            _onDurable(_stream.Position);
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
