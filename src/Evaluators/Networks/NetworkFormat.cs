using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>
/// A network as bytes, to leave a sandbox. Only operators, inputs and sizes are written: who reads works shapes, parameters and costs out
/// again, and takes nothing on trust.
/// </summary>
internal static class NetworkFormat
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter(allowIntegerValues: false) } };

    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="withLines">Whether the lines of the program are written too: without them, what is built alike is written alike.</param>
    public static byte[] Write(Network network, bool withLines = true) =>
        JsonSerializer.SerializeToUtf8Bytes(network.Nodes.Select(node => new Line(node.Operator, [.. node.Inputs], [.. node.Sizes], withLines ? node.Line : 0)), Options);

    /// <summary>Reads a network.</summary>
    /// <param name="bytes">What was written.</param>
    /// <param name="limits">How large it may be.</param>
    /// <exception cref="ShapeException">It is none, its shapes do not fit, or it is too large.</exception>
    public static Network Read(ReadOnlySpan<byte> bytes, NetworkLimits limits)
    {
        try
        {
            return Read(JsonSerializer.Deserialize<Line[]>(bytes, Options) ?? [], limits);
        }
        catch (JsonException exception)
        {
            throw new ShapeException("What came back is no network.", exception);
        }
    }

    private static Network Read(Line[] lines, NetworkLimits limits)
    {
        var builder = new NetworkBuilder(limits);
        var tensors = new List<Tensor>();
        foreach (var written in lines)
        {
            if (written is null || !Enum.IsDefined(written.Operator))
            {
                throw new ShapeException($"What came back is no network: node {tensors.Count} is none.");
            }

            var (kind, inputs, sizes, line) = written;
            var (least, most) = NetworkArity.Inputs(kind);
            if (inputs is null || sizes is null || inputs.Length < least || inputs.Length > most || sizes.Length != (NetworkArity.Sizes(kind) ?? sizes.Length)
                || inputs.Any(input => input < 0 || input >= tensors.Count) || (kind == NetworkOperator.Input && (sizes.Length == 0 || sizes.Any(size => size < 1))))
            {
                throw new ShapeException($"What came back is no network: node {tensors.Count}, {kind}, has other inputs or sizes than it can have.");
            }

            tensors.Add(builder.Add(kind, [.. inputs.Select(input => tensors[input])], sizes, line));
        }

        return tensors.Count > 0 ? builder.Output(tensors[^1]) : throw new ShapeException("The network has no nodes.");
    }

    private sealed record Line(NetworkOperator Operator, int[] Inputs, int[] Sizes, int Number);
}
