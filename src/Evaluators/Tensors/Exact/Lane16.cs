using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Sixteen numbers side by side; where the processor has no vectors so wide, the runtime computes them in parts.</summary>
/// <param name="Value">The numbers.</param>
internal readonly record struct Lane16(Vector512<float> Value) : ILane<Lane16>
{
    public const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Of(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Add(Lane16 left, Lane16 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Subtract(Lane16 left, Lane16 right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Multiply(Lane16 left, Lane16 right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Divide(Lane16 left, Lane16 right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Fma(Lane16 left, Lane16 right, Lane16 addend) => new(Vector512.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Sqrt(Lane16 value) => new(Vector512.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Abs(Lane16 value) => new(Vector512.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Max(Lane16 left, Lane16 right) => new(Vector512.ConditionalSelect(Vector512.LessThan(left.Value, right.Value), right.Value, left.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Min(Lane16 left, Lane16 right) => new(Vector512.ConditionalSelect(Vector512.LessThan(right.Value, left.Value), right.Value, left.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 WhereLess(Lane16 left, Lane16 right, Lane16 yes, Lane16 no) => new(Vector512.ConditionalSelect(Vector512.LessThan(left.Value, right.Value), yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 PowerOfTwo(Lane16 exponent) => new(((Vector512.ConvertToInt32(exponent.Value) + Vector512.Create(127)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Exponent(Lane16 value) => new(Vector512.ConvertToSingle((value.Value.AsInt32() >> 23) - Vector512.Create(127)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 WhereOdd(Lane16 whole, Lane16 yes, Lane16 no) => new(Vector512.ConditionalSelect(
        Vector512.Equals(Vector512.ConvertToInt32(whole.Value) & Vector512<int>.One, Vector512<int>.One).AsSingle(), yes.Value, no.Value));
}
