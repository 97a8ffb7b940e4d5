namespace EvoLLM.Evaluators;

/// <summary>Layers whose outputs are weighted sums of their inputs.</summary>
internal static class LinearRules
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static NetworkNode Apply(NetworkOperator kind, IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes) => kind switch
    {
        NetworkOperator.Dense => Dense(inputs[0], sizes),
        NetworkOperator.MatMul => MatMul(inputs[0], inputs[1], sizes),
        NetworkOperator.Embedding => Embedding(inputs[0], sizes),
        _ => Convolution(kind, inputs[0], sizes),
    };

    private static NetworkNode Dense(Shape input, IReadOnlyList<int> sizes)
    {
        NetworkRules.RequireSizes(NetworkOperator.Dense, ("units", sizes[0], 1));
        var (features, rows) = (input[^1], input.Elements / input[^1]);
        return NetworkRules.Node(NetworkOperator.Dense, sizes, input.With(input.Count - 1, sizes[0])) with
        {
            Parameters = [new Shape(sizes[0], features), new Shape(sizes[0])],
            Multiplications = NetworkRules.Times(rows * features, sizes[0]),
        };
    }

    private static NetworkNode Convolution(NetworkOperator kind, Shape input, IReadOnlyList<int> sizes)
    {
        var (channels, kernel, stride, padding, dilation, groups) = (sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
        var flat = kind == NetworkOperator.Conv1d;
        NetworkRules.RequireAxes(kind, input, flat ? "[channels, length]" : "[channels, height, width]", flat ? 2 : 3, "Reshape it, or convolve before it is flattened");
        NetworkRules.RequireSizes(kind, ("channels", channels, 1), ("kernel", kernel, 1), ("stride", stride, 1), ("padding", padding, 0), ("dilation", dilation, 1), ("groups", groups, 1));
        if (input[0] % groups != 0 || channels % groups != 0)
        {
            throw new ShapeException($"{kind} in {groups} groups takes {input[0]} channels of {input} to {channels}; both must be multiples of the groups");
        }

        var window = (kernel, stride, padding, dilation);
        var spaces = Enumerable.Range(1, input.Count - 1).Select(axis => NetworkRules.Windows(kind, input, axis, window)).ToArray();
        var kernels = Enumerable.Repeat(kernel, spaces.Length).ToArray();
        var weights = new Shape([channels, input[0] / groups, .. kernels]);
        var shape = new Shape([channels, .. spaces]);
        return NetworkRules.Node(kind, sizes, shape) with
        {
            Parameters = [weights, new Shape(channels)],
            Multiplications = NetworkRules.Times(shape.Elements, weights.Elements / channels),
            Workspace = padding == 0 ? 0 : input.Skip(1).Aggregate((long)input[0], (product, size) => NetworkRules.Times(product, size + (2L * padding))),
        };
    }

    private static NetworkNode MatMul(Shape first, Shape second, IReadOnlyList<int> sizes) =>
        first.Count == 2 && second.Count == 2 && first[1] == second[0]
            ? NetworkRules.Node(NetworkOperator.MatMul, sizes, new Shape(first[0], second[1])) with { Multiplications = NetworkRules.Times((long)first[0] * first[1], second[1]) }
            : throw new ShapeException($"MatMul expects [rows, inner] and [inner, columns], but gets {first} and {second}; Transpose one, or Reshape both to matrices");

    private static NetworkNode Embedding(Shape input, IReadOnlyList<int> sizes)
    {
        NetworkRules.RequireSizes(NetworkOperator.Embedding, ("entries", sizes[0], 1), ("width", sizes[1], 1));
        return NetworkRules.Node(NetworkOperator.Embedding, sizes, new Shape([.. input, sizes[1]])) with
        {
            Parameters = [new Shape(sizes[0], sizes[1])],

            // On the way back every entry looks through all indices.
            Comparisons = NetworkRules.Times(input.Elements, NetworkRules.Times(sizes[0], sizes[1])),
        };
    }
}
