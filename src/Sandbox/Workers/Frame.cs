using System.Buffers.Binary;
using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>A message between host and worker: a little-endian length, then fields, each text or bytes with a length of its own.</summary>
internal static class Frame
{
    /// <summary>The build of this assembly: host and worker speak the same language only if it is the same.</summary>
    public static string Build { get; } = typeof(Frame).Assembly.ManifestModule.ModuleVersionId.ToString();

    /// <summary>Packs fields into one message.</summary>
    public static byte[] Pack(Action<BinaryWriter> write)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(0);
        write(writer);
        writer.Flush();
        var frame = buffer.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - sizeof(int));
        return frame;
    }

    /// <summary>Reads the fields of a message.</summary>
    public static BinaryReader Open(byte[] payload) => new(new MemoryStream(payload), Encoding.UTF8);

    public static void WriteBytes(this BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadBytes(this BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    /// <summary>Reads a message; <see langword="null"/> at the end of the stream, in the middle of a message too.</summary>
    /// <exception cref="InvalidDataException">The message claims to be longer than it may.</exception>
    public static async ValueTask<byte[]?> ReadAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        var header = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < header.Length)
        {
            return null;
        }

        var payload = new byte[Length(header, maxLength)];
        var read = await stream.ReadAtLeastAsync(payload, payload.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read < payload.Length ? null : payload;
    }

    /// <summary>Reads a message and waits for it; <see langword="null"/> at the end of the stream, in the middle of a message too.</summary>
    public static byte[]? Read(Stream stream)
    {
        var header = new byte[sizeof(int)];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            return null;
        }

        var payload = new byte[Length(header, int.MaxValue)];
        return stream.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false) < payload.Length ? null : payload;
    }

    private static int Length(byte[] header, int maxLength)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        return length >= 0 && length <= maxLength ? length : throw new InvalidDataException($"A message of {length} bytes; {maxLength} are allowed.");
    }
}
