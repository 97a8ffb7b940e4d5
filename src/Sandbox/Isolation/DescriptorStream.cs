using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// A stream over a descriptor that makes no other calls than <c>read(2)</c> and <c>write(2)</c>. The asynchronous
/// members block as well, so that whoever awaits them stays on its thread.
/// </summary>
internal sealed class DescriptorStream(int descriptor, bool readable) : Stream
{
    public override bool CanRead => readable;

    public override bool CanWrite => !readable;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        nint count;
        while ((count = Native.Read(descriptor, buffer, buffer.Length)) < 0)
        {
            ThrowUnlessInterrupted();
        }

        return (int)count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = Native.Write(descriptor, buffer, buffer.Length);
            if (count < 0)
            {
                ThrowUnlessInterrupted();
                continue;
            }

            buffer = buffer[(int)count..];
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void ThrowUnlessInterrupted()
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != Errno.Interrupted)
        {
            throw new IOException(Errno.Text(error));
        }
    }
}
