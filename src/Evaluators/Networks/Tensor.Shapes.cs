using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <content>What only moves numbers.</content>
public sealed partial class Tensor
{
    /// <summary>All in one axis.</summary>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Flatten([CallerLineNumber] int line = 0) => Add(NetworkOperator.Flatten, line);

    /// <summary>Another shape of as many numbers, in the same order.</summary>
    /// <param name="sizes">The sizes of the new shape.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Reshape(int[] sizes, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Reshape, line, Require(sizes));

    /// <summary>The axes in another order; without one, in the opposite.</summary>
    /// <param name="axes">For each axis, which one it was.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Transpose(int[]? axes = null, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Transpose, line, axes ?? [.. Enumerable.Range(0, Shape.Count).Reverse()]);

    /// <summary>Another tensor behind this one along an axis.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="axis">Which axis; counted from the back where it is negative.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Concat(Tensor other, int axis = 0, [CallerLineNumber] int line = 0) => With(other, NetworkOperator.Concat, line, axis);

    /// <summary>A stretch along an axis.</summary>
    /// <param name="axis">Which axis; counted from the back where it is negative.</param>
    /// <param name="first">Where it begins, from 0.</param>
    /// <param name="count">How long it is.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Slice(int axis, int first, int count, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Slice, line, axis, first, count);

    /// <summary>Zeros before and after, along the last axis.</summary>
    /// <param name="before">How many before.</param>
    /// <param name="after">How many after.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Pad(int before, int after, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Pad, line, before, after);

    private static int[] Require(int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return sizes;
    }
}
