namespace EvoLLM.Evaluators;

/// <content>Attention and recurrent layers.</content>
internal sealed partial class OnnxWriter
{
    private const float Never = -1e30f;

    private static readonly int[] HeadsInside = [0, 2, 1, 3];
    private static readonly int[] KeysTurned = [0, 2, 3, 1];
    private static readonly int[] StepsFirst = [1, 0, 2];
    private static readonly int[] RowsFirst = [2, 0, 1, 3];

    // Where the gates that ONNX names first to last are found here.
    private static readonly int[] GruGates = [1, 0, 2];
    private static readonly int[] LstmGates = [0, 3, 1, 2];
    private static readonly int[] RnnGates = [0];

    private string Attention(NetworkNode node)
    {
        var (heads, steps, others) = (node.Sizes[0], node.Shape[0], InputShape(node, 1)[0]);
        var (width, features) = (InputShape(node)[1] / heads, node.Shape[1] / heads);
        var queries = Heads(Input(node), (steps, heads, width), HeadsInside);
        var keys = Heads(Input(node, 1), (others, heads, width), KeysTurned);
        var values = Heads(Input(node, 2), (others, heads, features), HeadsInside);
        var scores = Add("Mul", [Add("MatMul", [queries, keys]), _graph.Constant([(float)(1 / Math.Sqrt(width))])]);
        if (node.Sizes[1] != 0)
        {
            float[] mask = [.. from row in Enumerable.Range(0, steps) from column in Enumerable.Range(0, others) select column > row ? Never : 0];
            scores = Add("Add", [scores, _graph.Constant(mask, steps, others)]);
        }

        var mixed = Add("MatMul", [Add("Softmax", [scores], ("axis", -1)), values]);
        return Reshaped(Add("Transpose", [mixed], ("perm", HeadsInside)), [.. node.Shape]);
    }

    private string Neighbors(NetworkNode node)
    {
        var (edges, nodes, features) = (Input(node), node.Shape[0], node.Shape[1]);
        var sum = node.Operator == NetworkOperator.NeighborMax ? "" : Add("MatMul", Inputs(node));
        if (node.Operator == NetworkOperator.NeighborSum)
        {
            return sum;
        }

        var degree = Add("ReduceSum", [edges, _graph.List(2)], ("keepdims", 1));
        if (node.Operator == NetworkOperator.NeighborMean)
        {
            return Add("Div", [sum, Add("Where", [Add("Equal", [degree, _graph.Constant([0f])]), _graph.Constant([1f]), degree])]);
        }

        var none = Add("Equal", [Reshaped(edges, nodes, nodes, 1), _graph.Constant([0f])]);
        var largest = Add("ReduceMax", [Add("Where", [none, _graph.Constant([float.NegativeInfinity]), Reshaped(Input(node, 1), 1, nodes, features)]), _graph.List(2)], ("keepdims", 0));
        return Add("Where", [Add("Equal", [degree, _graph.Constant([0f])]), _graph.Constant([0f]), largest]);
    }

    private string Heads(string name, (int Steps, int Heads, int Width) size, int[] perm) => Add("Transpose", [Reshaped(name, size.Steps, size.Heads, size.Width)], ("perm", perm));

    /// <summary>ONNX has gates in an order of its own, and steps before rows.</summary>
    private string Recurrent(int number, NetworkNode node)
    {
        var (hidden, directions, features) = (node.Sizes[0], node.Sizes[1] != 0 ? 2 : 1, InputShape(node)[1]);
        var (kind, order) = node.Operator switch
        {
            NetworkOperator.Gru => ("GRU", GruGates),
            NetworkOperator.Lstm => ("LSTM", LstmGates),
            _ => ("RNN", RnnGates),
        };
        var gates = order.Length;
        float[] Of(int index, int columns) => [.. Enumerable.Range(0, directions).SelectMany(direction => Gates(Numbers(number, (4 * direction) + index), order, hidden, columns))];
        var weights = _graph.Constant(Of(0, features), directions, gates * hidden, features);
        var states = _graph.Constant(Of(1, hidden), directions, gates * hidden, hidden);
        float[] biases = [.. Enumerable.Range(0, directions).SelectMany(direction => Enumerable.Range(2, 2).SelectMany(index => Gates(Numbers(number, (4 * direction) + index), order, hidden, 1)))];
        (string, object)[] attributes = [("hidden_size", hidden), ("direction", directions == 2 ? "bidirectional" : "forward")];
        var stepsFirst = Add("Transpose", Inputs(node), ("perm", StepsFirst));
        var states4 = Add(kind, [stepsFirst, weights, states, _graph.Constant(biases, directions, 2 * gates * hidden)], kind == "GRU" ? [.. attributes, ("linear_before_reset", 1)] : attributes);
        return Reshaped(Add("Transpose", [states4], ("perm", RowsFirst)), [.. node.Shape]);
    }

    /// <summary>Weights of each gate, a row for each unit, in another order of the gates; they lie with a column for each unit.</summary>
    private static IEnumerable<float> Gates(float[] laid, int[] order, int hidden, int columns)
    {
        var rows = Turned(laid, columns, order.Length * hidden);
        return order.SelectMany(gate => rows[(gate * hidden * columns)..((gate + 1) * hidden * columns)]);
    }
}
