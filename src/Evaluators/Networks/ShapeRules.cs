namespace EvoLLM.Evaluators;

/// <summary>Operators that only move numbers.</summary>
internal static class ShapeRules
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static NetworkNode Apply(NetworkOperator kind, IReadOnlyList<Shape> inputs, IReadOnlyList<int> sizes) => NetworkRules.Node(kind, sizes, kind switch
    {
        NetworkOperator.Input => sizes.Count > 0 ? new Shape([.. sizes]) : throw new ShapeException("Input has a shape without axes; begin with b.Input(input)"),
        NetworkOperator.Flatten => new Shape((int)inputs[0].Elements),
        NetworkOperator.Reshape => Reshaped(inputs[0], sizes),
        NetworkOperator.Transpose => Transposed(inputs[0], sizes),
        NetworkOperator.Concat => Joined(inputs, sizes[0]),
        NetworkOperator.Slice => Sliced(inputs[0], sizes),
        _ => Padded(inputs[0], sizes),
    });

    private static Shape Reshaped(Shape input, IReadOnlyList<int> sizes) =>
        sizes.Count > 0 && sizes.All(size => size > 0) && new Shape([.. sizes]).Elements == input.Elements
            ? new Shape([.. sizes])
            : throw new ShapeException($"Reshape makes {Listed(sizes)} of {input}, which has {input.Elements} numbers; choose sizes whose product that is");

    /// <summary>A list as people see it: a long one would fill pages.</summary>
    private static string Listed(IReadOnlyList<int> sizes) => sizes.Count <= 8 ? $"[{string.Join(", ", sizes)}]" : $"[{string.Join(", ", sizes.Take(8))}, ...] ({sizes.Count} sizes)";

    private static Shape Transposed(Shape input, IReadOnlyList<int> axes) =>
        axes.Order().SequenceEqual(Enumerable.Range(0, input.Count))
            ? new Shape([.. axes.Select(axis => input[axis])])
            : throw new ShapeException($"Transpose orders the axes {Listed(axes)}, but {input} has the axes 0 to {input.Count - 1}; name each once");

    private static Shape Joined(IReadOnlyList<Shape> inputs, int axis)
    {
        var first = inputs[0];
        var at = NetworkRules.Axis(NetworkOperator.Concat, first, axis);
        var other = inputs.FirstOrDefault(shape => shape.Count != first.Count || !shape.With(at, 1).Equals(first.With(at, 1)));
        return other is null
            ? first.With(at, (int)Math.Min(int.MaxValue, inputs.Sum(shape => (long)shape[at])))
            : throw new ShapeException($"Concat along axis {at} takes {first} and {other}, which differ elsewhere, too; bring them to the same sizes but for axis {at}");
    }

    private static Shape Sliced(Shape input, IReadOnlyList<int> sizes)
    {
        var (axis, first, count) = (NetworkRules.Axis(NetworkOperator.Slice, input, sizes[0]), sizes[1], sizes[2]);
        return first >= 0 && count >= 1 && first + (long)count <= input[axis]
            ? input.With(axis, count)
            : throw new ShapeException($"Slice takes {count} from {first} on along axis {axis} of {input}, which has {input[axis]} there");
    }

    private static Shape Padded(Shape input, IReadOnlyList<int> sizes)
    {
        NetworkRules.RequireSizes(NetworkOperator.Pad, ("before", sizes[0], 0), ("after", sizes[1], 0));
        var size = (long)input[^1] + sizes[0] + sizes[1];
        return size <= int.MaxValue ? input.With(input.Count - 1, (int)size) : throw new ShapeException($"Pad makes {size} of the {input[^1]} of {input}; that is too much");
    }
}
