namespace EvoLLM.Evaluators;

/// <summary>Layers over steps, and over the nodes of graphs.</summary>
internal static class SequenceRules
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static NetworkNode Apply(NetworkOperator kind, IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes) => kind switch
    {
        NetworkOperator.Attention => Attention(inputs, sizes),
        NetworkOperator.Gru => Recurrent(kind, inputs[0], sizes, gates: 3),
        NetworkOperator.Lstm => Recurrent(kind, inputs[0], sizes, gates: 4),
        NetworkOperator.Rnn => Recurrent(kind, inputs[0], sizes, gates: 1),
        _ => Neighbors(kind, inputs, sizes),
    };

    private static NetworkNode Attention(IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes)
    {
        var (queries, keys, values, heads) = (inputs[0], inputs[1], inputs[2], sizes[0]);
        NetworkRules.RequireSizes(NetworkOperator.Attention, ("heads", heads, 1));
        var fits = queries.Count == 2 && keys.Count == 2 && values.Count == 2 && queries[1] == keys[1] && keys[0] == values[0];
        if (!fits || queries[1] % heads != 0 || values[1] % heads != 0)
        {
            throw new ShapeException($"Attention in {heads} heads expects queries [steps, width], keys [others, width] and values [others, features] whose width and features are multiples of the heads, but gets {queries}, {keys} and {values}; Dense brings each to a width, Transpose makes [steps, features] of [channels, length]");
        }

        return NetworkRules.Node(NetworkOperator.Attention, sizes, new Shape(queries[0], values[1])) with
        {
            Multiplications = NetworkRules.Times((long)queries[0] * keys[0], (long)queries[1] + values[1]),
        };
    }

    private static NetworkNode Recurrent(NetworkOperator kind, Shape input, IReadOnlyList<int> sizes, int gates)
    {
        var (hidden, directions) = (sizes[0], sizes[1] != 0 ? 2 : 1);
        NetworkRules.RequireAxes(kind, input, "[steps, features]", 2, "Transpose makes it of [channels, length], Reshape of [features]");
        NetworkRules.RequireSizes(kind, ("hidden", hidden, 1));
        Shape[] one = [new(gates * hidden, input[1]), new(gates * hidden, hidden), new(gates * hidden), new(gates * hidden)];
        return NetworkRules.Node(kind, sizes, new Shape(input[0], directions * hidden)) with
        {
            Parameters = [.. Enumerable.Repeat(one, directions).SelectMany(shapes => shapes)],
            Multiplications = NetworkRules.Times((long)directions * input[0] * gates, NetworkRules.Times(hidden, (long)input[1] + hidden)),
        };
    }

    private static NetworkNode Neighbors(NetworkOperator kind, IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes)
    {
        var (edges, nodes) = (inputs[0], inputs[1]);
        return edges.Count == 2 && nodes.Count == 2 && edges[0] == edges[1] && edges[1] == nodes[0]
            ? NetworkRules.Node(kind, sizes, nodes) with
            {
                Multiplications = kind == NetworkOperator.NeighborMax ? 0 : NetworkRules.Times(nodes.Elements, nodes[0]),

                // On the way back a largest is looked for once more for each that could be it.
                Comparisons = kind == NetworkOperator.NeighborMax ? NetworkRules.Times(nodes.Elements, NetworkRules.Times(nodes[0], nodes[0])) : 0,
            }
            : throw new ShapeException($"{kind} expects edges [nodes, nodes] and [nodes, features], but gets {edges} and {nodes}");
    }
}
