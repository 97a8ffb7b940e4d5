namespace EvoLLM.Evaluators;

/// <summary>
/// Writes a trained network as an ONNX model (operator set 20), for ONNX Runtime or whatever else reads it. Tensors are as the network names them, with the rows of a batch in
/// front; what layer programs lay out otherwise is turned back.
/// </summary>
internal sealed partial class OnnxWriter
{
    private readonly OnnxGraph _graph = new();
    private readonly Network _network;
    private readonly ILookup<int, float[]> _learnt;
    private readonly string[] _names;

    private OnnxWriter(Network network, IReadOnlyList<float[]> learnt)
    {
        _network = network;
        _names = new string[network.Nodes.Count];
        var owners = TensorProgram.LearntBy(network);
        _learnt = owners.Zip(learnt).ToLookup(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Writes a network with one input.</summary>
    /// <param name="network">The network.</param>
    /// <param name="learnt">What it learnt, as a <see cref="TrainingResult"/> has it.</param>
    public static byte[] Write(Network network, IReadOnlyList<float[]> learnt)
    {
        var writer = new OnnxWriter(network, learnt);
        for (var number = 0; number < network.Nodes.Count; number++)
        {
            writer._names[number] = writer.Write(number, network.Nodes[number]);
        }

        return writer._graph.Model(network.Nodes.Single(node => node.Operator == NetworkOperator.Input).Shape, writer._names[^1], network.Nodes[^1].Shape);
    }

    private string Write(int number, NetworkNode node) => node.Operator switch
    {
        NetworkOperator.Input => "input",
        NetworkOperator.Dense => Dense(number, node),
        NetworkOperator.Conv1d or NetworkOperator.Conv2d => Convolution(number, node),
        NetworkOperator.MatMul => Add("MatMul", Inputs(node)),
        NetworkOperator.Embedding => Embedding(number, node),
        >= NetworkOperator.Relu and <= NetworkOperator.Negate => Unary(node),
        >= NetworkOperator.Add and <= NetworkOperator.Minimum => Binary(node),
        NetworkOperator.Sum => Reduce("ReduceSum", node),
        NetworkOperator.Mean => Reduce("ReduceMean", node),
        NetworkOperator.Max => Reduce("ReduceMax", node),
        NetworkOperator.Softmax => Add("Softmax", Inputs(node), ("axis", Axis(node))),
        NetworkOperator.LogSoftmax => Add("LogSoftmax", Inputs(node), ("axis", Axis(node))),
        NetworkOperator.BatchNorm => BatchNorm(number, node),
        NetworkOperator.LayerNorm => Add("LayerNormalization", [Input(node), .. Parameters(number, node)], ("axis", -1), ("epsilon", NormTable.Epsilon)),
        NetworkOperator.GroupNorm => GroupNorm(number, node),
        NetworkOperator.RmsNorm => RmsNorm(number, node),
        >= NetworkOperator.MaxPool1d and <= NetworkOperator.AveragePool2d => Pool(node),
        NetworkOperator.GlobalAveragePool => GlobalPool("ReduceMean", node),
        NetworkOperator.GlobalMaxPool => GlobalPool("ReduceMax", node),
        NetworkOperator.Flatten or NetworkOperator.Reshape => Reshaped(Input(node), [.. node.Shape]),
        NetworkOperator.Transpose => Add("Transpose", Inputs(node), ("perm", Perm(node.Sizes))),
        NetworkOperator.Concat => Add("Concat", Inputs(node), ("axis", Axis(node))),
        NetworkOperator.Slice => Slice(node),
        NetworkOperator.Pad => Pad(node),
        NetworkOperator.Attention => Attention(node),
        >= NetworkOperator.NeighborSum and <= NetworkOperator.NeighborMax => Neighbors(node),
        NetworkOperator.Gru or NetworkOperator.Lstm or NetworkOperator.Rnn => Recurrent(number, node),
        _ => throw new InvalidOperationException($"No ONNX for {node.Operator}."),
    };

    private string Add(string kind, IReadOnlyList<string> inputs, params IEnumerable<(string Name, object Value)> attributes) => _graph.Add(kind, inputs, attributes);

    private string Input(NetworkNode node, int input = 0) => _names[node.Inputs[input]];

    private string[] Inputs(NetworkNode node) => [.. node.Inputs.Select(input => _names[input])];

    private Shape InputShape(NetworkNode node, int input = 0) => _network.Nodes[node.Inputs[input]].Shape;

    private float[] Numbers(int number, int index) => _learnt[number].ElementAt(index);

    private string Parameter(int number, int index, params IEnumerable<int> shape) => _graph.Constant(Numbers(number, index), shape);

    private IEnumerable<string> Parameters(int number, NetworkNode node) => node.Parameters.Select((shape, index) => Parameter(number, index, shape));

    /// <summary>An axis of a row, with the batch in front.</summary>
    private static int Axis(NetworkNode node) => node.Sizes[0] < 0 ? node.Sizes[0] : node.Sizes[0] + 1;

    /// <summary>Another shape of the rows; 0 keeps their number.</summary>
    private string Reshaped(string name, params IEnumerable<int> shape) => Add("Reshape", [name, _graph.List([0, .. shape.Select(size => (long)size)])]);

    private static int[] Perm(IEnumerable<int> axes) => [0, .. axes.Select(axis => axis + 1)];

    /// <summary>Rows and columns of a matrix, turned round.</summary>
    private static float[] Turned(float[] matrix, int rows, int columns) =>
        [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select matrix[(row * columns) + column]];
}
