namespace EvoLLM.Evaluators;

/// <summary>Layers that take windows together.</summary>
internal static class PoolRules
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static NetworkNode Apply(NetworkOperator kind, Shape input, IReadOnlyList<int> sizes)
    {
        if (kind is NetworkOperator.GlobalAveragePool or NetworkOperator.GlobalMaxPool)
        {
            return input.Count > 1
                ? NetworkRules.Node(kind, sizes, new Shape(input[0])) with { Comparisons = Compared(kind, input[0], input.Elements / input[0]) }
                : throw new ShapeException($"{kind} expects [channels, length] or [channels, height, width], but gets {input}; leave it out");
        }

        var flat = kind is NetworkOperator.MaxPool1d or NetworkOperator.AveragePool1d;
        var (kernel, stride, padding) = (sizes[0], sizes[1], sizes[2]);
        NetworkRules.RequireAxes(kind, input, flat ? "[channels, length]" : "[channels, height, width]", flat ? 2 : 3, "pool before it is flattened");
        NetworkRules.RequireSizes(kind, ("kernel", kernel, 1), ("stride", stride, 1), ("padding", padding, 0));
        if (padding > kernel / 2)
        {
            throw new ShapeException($"{kind} with kernel {kernel} has padding {padding}; it may have {kernel / 2} at most, or windows could lie outside");
        }

        var spaces = Enumerable.Range(1, input.Count - 1).Select(axis => NetworkRules.Windows(kind, input, axis, (kernel, stride, padding, 1))).ToArray();
        var shape = new Shape([input[0], .. spaces]);

        return NetworkRules.Node(kind, sizes, shape) with { Comparisons = Compared(kind, shape.Elements, flat ? kernel : NetworkRules.Times(kernel, kernel)) };
    }

    /// <summary>On the way back a largest is looked for once more by each that could be it.</summary>
    private static long Compared(NetworkOperator kind, long windows, long kernel) =>
        NetworkRules.Times(windows, kind is NetworkOperator.MaxPool1d or NetworkOperator.MaxPool2d or NetworkOperator.GlobalMaxPool ? NetworkRules.Times(kernel, kernel) : kernel);
}
