using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EvoLLM.Evaluators;

/// <summary>An array in NumPy's <c>.npy</c> format, in the order in which C has it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Shape">Its lengths.</param>
/// <param name="Real">The numbers; of complex ones, the real parts.</param>
/// <param name="Imaginary">The imaginary parts; zero where the numbers are real.</param>
internal sealed partial record NumpyFile(string Path, int[] Shape, double[] Real, double[] Imaginary)
{
    /// <summary>Reads a file of version 1 to 3 with little-endian integers, reals or complex numbers.</summary>
    /// <exception cref="FormatException">It is no such file, or cut short; the message names it.</exception>
    public static NumpyFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new FormatException($"{path}: this is no .npy file.");
        }

        var (start, length) = bytes[6] == 1
            ? (10, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)))
            : (12, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)));
        if (length < 0 || start + length > bytes.Length)
        {
            throw new FormatException($"{path}: the file ends inside its header.");
        }

        var header = Header().Match(System.Text.Encoding.Latin1.GetString(bytes, start, length));
        if (!header.Success)
        {
            throw new FormatException($"{path}: the header must name little-endian numbers in C order and a shape.");
        }

        int[] shape = [.. header.Groups["shape"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        var (kind, size) = (header.Groups["kind"].Value[0], header.Groups["size"].Value[0] == '1' ? 16 : header.Groups["size"].Value[0] - '0');
        var data = bytes.AsSpan(start + length);
        var count = shape.Aggregate(1L, (product, extent) => product * extent);
        return data.Length == count * size
            ? Decode(path, shape, data, (kind, size))
            : throw new FormatException($"{path}: {count} numbers of {size} bytes are announced, {data.Length} bytes are there.");
    }

    private static NumpyFile Decode(string path, int[] shape, ReadOnlySpan<byte> data, (char Kind, int Size) type)
    {
        var (real, imaginary) = (new double[data.Length / type.Size], new double[data.Length / type.Size]);
        for (var i = 0; i < real.Length; i++)
        {
            var number = data[(i * type.Size)..];
            (real[i], imaginary[i]) = type switch
            {
                ('c', 16) => (BinaryPrimitives.ReadDoubleLittleEndian(number), BinaryPrimitives.ReadDoubleLittleEndian(number[8..])),
                ('c', 8) => (BinaryPrimitives.ReadSingleLittleEndian(number), BinaryPrimitives.ReadSingleLittleEndian(number[4..])),
                ('f', 8) => (BinaryPrimitives.ReadDoubleLittleEndian(number), 0),
                ('f', 4) => (BinaryPrimitives.ReadSingleLittleEndian(number), 0),
                ('i', 8) => (BinaryPrimitives.ReadInt64LittleEndian(number), 0),
                ('i', 4) => (BinaryPrimitives.ReadInt32LittleEndian(number), 0.0),
                _ => throw new FormatException($"{path}: numbers of type '{type.Kind}{type.Size}' cannot be read."),
            };
        }

        return new NumpyFile(path, shape, real, imaginary);
    }

    [GeneratedRegex(@"'descr':\s*'<(?<kind>[cfi])(?<size>16|8|4)',\s*'fortran_order':\s*False,\s*'shape':\s*\((?<shape>[0-9, ]*)\)")]
    private static partial Regex Header();
}
