using System.Collections;

namespace EvoLLM.Evaluators;

/// <summary>
/// The sizes of a tensor along its axes; rows of a batch are not counted. By custom <c>[features]</c>, <c>[channels, length]</c>,
/// <c>[channels, height, width]</c> or, for what goes step by step, <c>[steps, features]</c>. Compared by value.
/// </summary>
public sealed class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private readonly int[] _sizes;

    /// <summary>Copies the sizes.</summary>
    /// <param name="sizes">One for each axis, 1 or more each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(sizes));
        }

        _sizes = sizes.ToArray();
    }

    /// <inheritdoc/>
    public int Count => _sizes.Length;

    /// <summary>How many numbers a tensor of this shape has; the largest number there is where they are more.</summary>
    public long Elements => _sizes.Aggregate(1L, (product, size) => product > long.MaxValue / size ? long.MaxValue : product * size);

    /// <inheritdoc/>
    public int this[int axis] => _sizes[axis];

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => _sizes.Aggregate(_sizes.Length, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_sizes).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _sizes.GetEnumerator();

    /// <summary>As in <c>[25, 40]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _sizes)}]";

    /// <summary>The same with another size along one axis.</summary>
    internal Shape With(int axis, int size)
    {
        var sizes = (int[])_sizes.Clone();
        sizes[axis] = size;
        return new Shape(sizes);
    }

    /// <summary>The same without one axis.</summary>
    internal Shape Without(int axis) => new([.. _sizes[..axis], .. _sizes[(axis + 1)..]]);
}
