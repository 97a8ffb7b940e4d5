using System.Buffers.Binary;
using System.IO.Compression;

namespace EvoLLM.Cli.Tests;

/// <summary>A PNG must open in every viewer: the facts are those of ISO/IEC 15948.</summary>
public sealed class PngFileTests
{
    [Fact]
    public void Encode_Bitmap_HasSignatureSizeAndEnd()
    {
        var png = PngFile.Encode(new Bitmap(300, 2));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal((300, 2), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));

        // The last chunk is the same in every PNG, checksum included.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^12..]);
    }

    [Fact]
    public void Encode_Bitmap_HoldsItsPixels()
    {
        var bitmap = new Bitmap(7, 5);
        for (var i = 0; i < 35; i++)
        {
            bitmap.Blend(i % 7, i / 7, new Colour((byte)(i * 7), (byte)(255 - i), (byte)(i * i)), 1);
        }

        var pixels = Decode(PngFile.Encode(bitmap), 7, 5);
        Assert.All(Enumerable.Range(0, 35), i => Assert.Equal(bitmap.At(i % 7, i / 7), new Colour(pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2])));
    }

    [Fact]
    public void ToPng_Picture_HasTwoPixelsForEachUnit()
    {
        var picture = new Picture(120, 50, canvas => canvas.Text("Hello", new(10, 30), new TextStyle(12, PlotStyle.Ink))) { Title = "t", Description = "d" };
        var png = picture.ToPng();
        Assert.Equal((240, 100), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Contains(Decode(png, 240, 100), value => value < 128);
    }

    /// <summary>Reads the one filter that is written: each byte less the one above.</summary>
    private static byte[] Decode(byte[] png, int width, int height)
    {
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        data.Position = 0;
        using var lines = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Decompress))
        {
            zlib.CopyTo(lines);
        }

        var (bytes, row) = (lines.ToArray(), (width * 3) + 1);
        Assert.Equal(row * height, bytes.Length);
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(bytes[(i / (width * 3) * row) + 1 + (i % (width * 3))] + (i >= width * 3 ? pixels[i - (width * 3)] : 0));
        }

        return pixels;
    }
}
