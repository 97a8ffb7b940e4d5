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

    /// <summary>Whether verified JSON is a proposal, told without parsing it: the kind is always written first.</summary>
    public static bool IsProposal(ReadOnlySpan<byte> json) => json.StartsWith("{\"kind\":\"proposal\""u8);

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
