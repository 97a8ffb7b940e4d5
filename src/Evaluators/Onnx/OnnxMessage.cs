using Google.Protobuf;

namespace EvoLLM.Evaluators;

/// <summary>A message of ONNX's protocol-buffers schema, field by field (onnx.proto, IR version 9).</summary>
internal sealed class OnnxMessage
{
    private readonly List<Action<CodedOutputStream>> _fields = [];

    /// <summary>Adds a whole number.</summary>
    public OnnxMessage With(int field, long value) => With(field, WireFormat.WireType.Varint, stream => stream.WriteInt64(value));

    /// <summary>Adds a float.</summary>
    public OnnxMessage With(int field, float value) => With(field, WireFormat.WireType.Fixed32, stream => stream.WriteFloat(value));

    /// <summary>Adds a text.</summary>
    public OnnxMessage With(int field, string value) => With(field, WireFormat.WireType.LengthDelimited, stream => stream.WriteString(value));

    /// <summary>Adds bytes.</summary>
    public OnnxMessage With(int field, byte[] value) => With(field, WireFormat.WireType.LengthDelimited, stream => stream.WriteBytes(ByteString.CopyFrom(value)));

    /// <summary>Adds a message.</summary>
    public OnnxMessage With(int field, OnnxMessage value) => With(field, value.ToArray());

    /// <summary>Adds a field several times.</summary>
    public OnnxMessage WithAll<T>(IEnumerable<T> values, Func<OnnxMessage, T, OnnxMessage> with) => values.Aggregate(this, with);

    /// <summary>The message as bytes.</summary>
    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var stream = new CodedOutputStream(bytes, leaveOpen: true))
        {
            _fields.ForEach(write => write(stream));
        }

        return bytes.ToArray();
    }

    private OnnxMessage With(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        _fields.Add(stream =>
        {
            stream.WriteTag(field, type);
            write(stream);
        });
        return this;
    }
}
