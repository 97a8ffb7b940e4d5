namespace EvoLLM.Evaluators;

/// <summary>Three axes, of which something goes along the middle one.</summary>
/// <param name="Outer">The size of the slowest axis.</param>
/// <param name="Axis">The size of the one along which it goes.</param>
/// <param name="Inner">The size of the fastest axis.</param>
internal readonly record struct AlongAxis(int Outer, int Axis, int Inner)
{
    /// <summary>The axes of a batch of tensors.</summary>
    /// <param name="batch">Rows.</param>
    /// <param name="shape">The shape of one.</param>
    /// <param name="axis">Which axis of the shape; counted from the back where it is negative.</param>
    public static AlongAxis Of(int batch, Shape shape, int axis)
    {
        var at = axis < 0 ? axis + shape.Count : axis;
        return new AlongAxis(
            shape.Take(at).Aggregate(batch, (product, size) => product * size),
            shape[at],
            shape.Skip(at + 1).Aggregate(1, (product, size) => product * size));
    }
}
