namespace EvoLLM.Evaluators;

/// <summary>What each operator makes of the shapes that it is given, what it learns and what it costs.</summary>
internal static class NetworkRules
{
    /// <summary>Beyond this a product of sizes could be too large for any number here.</summary>
    private const int MostOfAnything = 1 << 20;

    /// <summary>Makes a node.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="inputs">The shapes of its inputs.</param>
    /// <param name="sizes">What it needs to know.</param>
    /// <exception cref="ShapeException">They do not fit; the message says how to mend it, without a line.</exception>
    public static NetworkNode Apply(NetworkOperator kind, IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes) => kind switch
    {
        NetworkOperator.Input or NetworkOperator.Reshape or NetworkOperator.Flatten or NetworkOperator.Transpose or NetworkOperator.Concat
            or NetworkOperator.Slice or NetworkOperator.Pad => ShapeRules.Apply(kind, inputs, sizes),
        NetworkOperator.Dense or NetworkOperator.Conv1d or NetworkOperator.Conv2d or NetworkOperator.MatMul or NetworkOperator.Embedding => LinearRules.Apply(kind, inputs, sizes),
        >= NetworkOperator.Relu and <= NetworkOperator.Negate => Node(kind, sizes, inputs[0]),
        >= NetworkOperator.Add and <= NetworkOperator.Minimum => Node(kind, sizes, Broadcast(kind, inputs[0], inputs[1])),
        NetworkOperator.Sum or NetworkOperator.Mean or NetworkOperator.Max => Node(kind, sizes, Reduced(kind, inputs[0], sizes[0])),
        NetworkOperator.Softmax or NetworkOperator.LogSoftmax => Node(kind, sizes, AlongAxis(kind, inputs[0], sizes[0])),
        >= NetworkOperator.BatchNorm and <= NetworkOperator.RmsNorm => NormRules.Apply(kind, inputs[0], sizes),
        >= NetworkOperator.MaxPool1d and <= NetworkOperator.GlobalMaxPool => PoolRules.Apply(kind, inputs[0], sizes),
        _ => SequenceRules.Apply(kind, inputs, sizes),
    };

    /// <summary>A node that learns nothing.</summary>
    public static NetworkNode Node(NetworkOperator kind, IReadOnlyList<int> sizes, Shape shape) => new(kind, [], sizes, shape);

    /// <summary>Refuses a shape with another number of axes.</summary>
    public static void RequireAxes(NetworkOperator kind, Shape shape, string expected, int axes, string remedy)
    {
        if (shape.Count != axes)
        {
            throw new ShapeException($"{kind} expects {expected}, but gets {shape}; {remedy}");
        }
    }

    /// <summary>An axis, counted from the back where it is negative.</summary>
    public static int Axis(NetworkOperator kind, Shape shape, int axis) =>
        axis >= -shape.Count && axis < shape.Count
            ? axis < 0 ? axis + shape.Count : axis
            : throw new ShapeException($"{kind} goes along axis {axis}, but {shape} has {shape.Count}; choose 0 to {shape.Count - 1}");

    /// <summary>How many windows there are along an axis.</summary>
    public static int Windows(NetworkOperator kind, Shape shape, int axis, (int Kernel, int Stride, int Padding, int Dilation) window)
    {
        var reach = ((long)window.Dilation * (window.Kernel - 1)) + 1;
        var padded = shape[axis] + (2L * window.Padding);
        return reach <= padded
            ? (int)(((padded - reach) / window.Stride) + 1)
            : throw new ShapeException($"{kind} with kernel {window.Kernel}{(window.Dilation > 1 ? $" and dilation {window.Dilation}" : "")} reaches over {reach}, but {shape} with padding {window.Padding} has only {padded}; take a smaller kernel or more padding");
    }

    /// <summary>Refuses a number below a minimum, or one that no network of reason has.</summary>
    public static void RequireSizes(NetworkOperator kind, params ReadOnlySpan<(string Name, int Value, int Minimum)> sizes)
    {
        foreach (var (name, value, minimum) in sizes)
        {
            if (value < minimum)
            {
                throw new ShapeException($"{kind} has {name} {value}; it must be {minimum} or more");
            }

            if (value > MostOfAnything)
            {
                throw new ShapeException(FormattableString.Invariant($"{kind} has {name} {value:N0}; it may be {MostOfAnything:N0} at most"));
            }
        }
    }

    /// <summary>A product; the largest number there is where it is more.</summary>
    public static long Times(long left, long right) => right != 0 && left > long.MaxValue / right ? long.MaxValue : left * right;

    private static Shape Broadcast(NetworkOperator kind, Shape first, Shape second)
    {
        var sizes = new int[Math.Max(first.Count, second.Count)];
        for (var back = 1; back <= sizes.Length; back++)
        {
            var (one, other) = (back <= first.Count ? first[^back] : 1, back <= second.Count ? second[^back] : 1);
            sizes[^back] = one == other || other == 1 ? one : one == 1 ? other
                : throw new ShapeException($"{kind} takes {first} and {second}, of which the sizes {one} and {other} differ; bring both to one shape, e.g. with a Conv1d of kernel 1, a Dense or a pool");
        }

        return new Shape(sizes);
    }

    private static Shape Reduced(NetworkOperator kind, Shape shape, int axis) => shape.Count == 1
        ? Axis(kind, shape, axis) is var only && only == 0 ? new Shape(1) : shape
        : shape.Without(Axis(kind, shape, axis));

    private static Shape AlongAxis(NetworkOperator kind, Shape shape, int axis)
    {
        Axis(kind, shape, axis);
        return shape;
    }
}
