using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>How an entry becomes a line and back: a CRC-32C of the JSON in eight hex digits, a space, the JSON, a newline.</summary>
internal static class JournalFormat
{
    public const int ChecksumLength = 8;

    /// <summary>How entries and exports are written: the same bytes for the same data, on every machine.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new CandidateIdConverter(), new MeasuresConverter() },
    };

    public static void Write(IBufferWriter<byte> writer, JournalEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Checksum(json):x8} ");
        writer.Write(Encoding.ASCII.GetBytes(prefix));
        writer.Write(json);
        writer.Write("\n"u8);
    }

    /// <summary>The JSON of a line without its newline; empty where the line is not what was written.</summary>
    public static ReadOnlySpan<byte> Verify(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ChecksumLength + 1 || line[ChecksumLength] != ' '
            || !uint.TryParse(line[..ChecksumLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum))
        {
            return default;
        }

        var json = line[(ChecksumLength + 1)..];
        return Checksum(json) == checksum ? json : default;
    }

    /// <summary>Reads an entry; <see langword="null"/> where the line is not what was written.</summary>
    /// <param name="line">The line without its newline.</param>
    public static JournalEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = Verify(line);
            return json.IsEmpty ? null : JsonSerializer.Deserialize<JournalEntry>(json, Json);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The number of the format that a header names, found whatever else a header of that format holds.</summary>
    /// <param name="json">The JSON of the first line of a journal or an export.</param>
    /// <returns><see langword="null"/> where it is no header.</returns>
    public static int? VersionOf(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            return document.RootElement.GetProperty("header").GetProperty("format").GetInt32();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private sealed class CandidateIdConverter : JsonConverter<CandidateId>
    {
        public override CandidateId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, CandidateId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class MeasuresConverter : JsonConverter<Measures>
    {
        public override Measures Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<double[]>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Measures value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
