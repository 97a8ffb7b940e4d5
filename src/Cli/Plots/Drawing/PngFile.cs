using System.Buffers.Binary;
using System.IO.Compression;

namespace EvoLLM.Cli;

/// <summary>Writes pixels as a PNG file (ISO/IEC 15948): eight bits each of red, green and blue.</summary>
internal static class PngFile
{
    private const int PixelsPerMetre = 7559; // 192 an inch: two for each CSS pixel.

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Encode(Bitmap bitmap)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Chunk(file, "IHDR", [.. BigEndian(bitmap.Width), .. BigEndian(bitmap.Height), 8, 2, 0, 0, 0]);
        Chunk(file, "pHYs", [.. BigEndian(PixelsPerMetre), .. BigEndian(PixelsPerMetre), 1]);
        Chunk(file, "IDAT", Compress(bitmap));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(Bitmap bitmap)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize))
        {
            var above = new byte[bitmap.Width * 3];
            var line = new byte[above.Length + 1];
            for (var y = 0; y < bitmap.Height; y++)
            {
                // Filter 2: each byte less the one above, which is mostly 0 in a drawing.
                var row = bitmap.Row(y);
                line[0] = 2;
                for (var i = 0; i < row.Length; i++)
                {
                    line[i + 1] = (byte)(row[i] - above[i]);
                }

                zlib.Write(line);
                row.CopyTo(above);
            }
        }

        return data.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. type.Select(letter => (byte)letter), .. data];
        file.Write(BigEndian(data.Length));
        file.Write(body);
        file.Write(BigEndian((int)Crc(body)));
    }

    private static uint Crc(byte[] bytes) =>
        ~bytes.Aggregate(uint.MaxValue, (crc, value) => CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8));

    private static uint Remainder(int value)
    {
        var remainder = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 1 ? 0xEDB88320 ^ (remainder >> 1) : remainder >> 1;
        }

        return remainder;
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
