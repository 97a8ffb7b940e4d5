using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>Functions of two numbers.</summary>
internal static unsafe class SimdBinary
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(BinaryStep step, float* arena)
    {
        var indices = stackalloc int[step.Sizes.Length];
        var count = Count(step);
        for (var i = 0; i < count; i++)
        {
            var (a, b) = Next(step, i, indices);
            arena[step.Y + i] = Value(step.Function, arena[step.A + a], arena[step.B + b]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(BinaryGradientStep step, float* arena)
    {
        var forward = step.Forward;
        var indices = stackalloc int[forward.Sizes.Length];
        var count = Count(forward);
        for (var i = 0; i < count; i++)
        {
            var (a, b) = Next(forward, i, indices);
            var (x, y) = (arena[forward.A + a], arena[forward.B + b]);
            var slope = step.OfSecond ? OfSecond(forward.Function, x, y) : OfFirst(forward.Function, x, y);
            var target = arena + step.Gradient + (step.OfSecond ? b : a);
            *target = MathF.FusedMultiplyAdd(slope, arena[step.GradientOfY + i], *target);
        }
    }

    private static int Count(BinaryStep step)
    {
        var count = 1;
        foreach (var size in step.Sizes)
        {
            count *= size;
        }

        return count;
    }

    /// <summary>Where the arguments of a value lie.</summary>
    private static (int A, int B) Next(BinaryStep step, int number, int* indices)
    {
        var (a, b) = (0, 0);
        for (var axis = step.Sizes.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = number % step.Sizes[axis];
            number /= step.Sizes[axis];
            a += indices[axis] * step.StridesOfA[axis];
            b += indices[axis] * step.StridesOfB[axis];
        }

        return (a, b);
    }

    private static float Value(NetworkOperator function, float a, float b) => function switch
    {
        NetworkOperator.Add => a + b,
        NetworkOperator.Subtract => a - b,
        NetworkOperator.Multiply => a * b,
        NetworkOperator.Divide => a / b,
        NetworkOperator.Maximum => Lane1.Max(new Lane1(a), new Lane1(b)).Value,
        _ => Lane1.Min(new Lane1(a), new Lane1(b)).Value,
    };

    private static float OfFirst(NetworkOperator function, float a, float b) => function switch
    {
        NetworkOperator.Add or NetworkOperator.Subtract => 1,
        NetworkOperator.Multiply => b,
        NetworkOperator.Divide => 1 / b,
        NetworkOperator.Maximum => a > b ? 1 : a < b ? 0 : 0.5f,
        _ => a < b ? 1 : a > b ? 0 : 0.5f,
    };

    private static float OfSecond(NetworkOperator function, float a, float b) => function switch
    {
        NetworkOperator.Add => 1,
        NetworkOperator.Subtract => -1,
        NetworkOperator.Multiply => a,
        NetworkOperator.Divide => -(a / b) / b,
        NetworkOperator.Maximum => a < b ? 1 : a > b ? 0 : 0.5f,
        _ => a > b ? 1 : a < b ? 0 : 0.5f,
    };
}
