using System.Globalization;
using System.Runtime.InteropServices;

namespace EvoLLM.Evaluators;

/// <summary>A graph of ONNX operators that is being put together: nodes in order, constants, and names for what flows between them.</summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1;
    private const int IntegerType = 7;
    private const int OperatorSet = 20;
    private const int Representation = 9;

    private readonly List<OnnxMessage> _nodes = [];
    private readonly List<OnnxMessage> _constants = [];
    private int _names;

    /// <summary>Adds a node with one output.</summary>
    /// <param name="kind">Its operator, as ONNX names it.</param>
    /// <param name="inputs">The names of its inputs; an empty one for an optional input that is not there.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    public string Add(string kind, IReadOnlyList<string> inputs, params IEnumerable<(string Name, object Value)> attributes)
    {
        var output = Name(kind);
        _nodes.Add(new OnnxMessage()
            .WithAll(inputs, (node, input) => node.With(1, input))
            .With(2, output)
            .With(3, output)
            .With(4, kind)
            .WithAll(attributes, (node, attribute) => node.With(5, Attribute(attribute.Name, attribute.Value))));
        return output;
    }

    /// <summary>Adds a constant of floats.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="shape">Their shape.</param>
    public string Constant(float[] values, params IEnumerable<int> shape) => Constant(FloatType, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    /// <summary>Adds a constant, a list of whole numbers.</summary>
    /// <param name="values">The numbers.</param>
    public string List(params long[] values) => Constant(IntegerType, MemoryMarshal.AsBytes<long>(values).ToArray(), [values.Length]);

    /// <summary>Ends the model: one input and one output, whose first axis are the rows of a batch, as many as there are.</summary>
    /// <param name="input">The shape of the input's rows; it is called <c>input</c>.</param>
    /// <param name="output">The name of what comes out; it is called <c>output</c> then.</param>
    /// <param name="shape">The shape of its rows.</param>
    public byte[] Model(Shape input, string output, Shape shape)
    {
        _nodes.Add(new OnnxMessage().With(1, output).With(2, "output").With(3, "output").With(4, "Identity"));
        var graph = new OnnxMessage()
            .WithAll(_nodes, (message, node) => message.With(1, node))
            .With(2, "network")
            .WithAll(_constants, (message, constant) => message.With(5, constant))
            .With(11, Value("input", input))
            .With(12, Value("output", shape));
        return new OnnxMessage()
            .With(1, Representation)
            .With(2, "EvoLLM")
            .With(7, graph)
            .With(8, new OnnxMessage().With(1, "").With(2, OperatorSet))
            .ToArray();
    }

    private string Constant(int type, byte[] values, IEnumerable<int> shape)
    {
        var name = Name("constant");
        _constants.Add(new OnnxMessage().WithAll(shape, (tensor, size) => tensor.With(1, size)).With(2, type).With(8, name).With(9, values));
        return name;
    }

    private string Name(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind.ToLowerInvariant()}{++_names}");

    private static OnnxMessage Value(string name, Shape shape)
    {
        var sizes = new OnnxMessage()
            .With(1, new OnnxMessage().With(2, "rows"))
            .WithAll(shape, (message, size) => message.With(1, new OnnxMessage().With(1, size)));
        return new OnnxMessage().With(1, name).With(2, new OnnxMessage().With(1, new OnnxMessage().With(1, FloatType).With(2, sizes)));
    }

    private static OnnxMessage Attribute(string name, object value)
    {
        var message = new OnnxMessage().With(1, name);
        return value switch
        {
            float real => message.With(2, real).With(20, 1),
            int whole => message.With(3, whole).With(20, 2),
            string text => message.With(4, System.Text.Encoding.UTF8.GetBytes(text)).With(20, 3),
            IEnumerable<int> wholes => message.WithAll(wholes, (attribute, number) => attribute.With(8, number)).With(20, 7),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
        };
    }
}
