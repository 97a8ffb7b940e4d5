using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>What is computed number by number, sixteen at a time. Arrays reach to a multiple of sixteen; what lies behind their end may be overwritten.</summary>
internal static unsafe class SimdElementwise
{
    public static void Apply(UnaryStep step, float* arena) => UnaryFunctions.With<Values, (UnaryStep, nint)>(step.Function, (step, (nint)arena));

    public static void Apply(UnaryGradientStep step, float* arena) => UnaryFunctions.With<Gradients, (UnaryGradientStep, nint)>(step.Function, (step, (nint)arena));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ScaleStep step, float* arena)
    {
        for (var i = 0; i < step.Count; i += Lane16.Width)
        {
            var product = Lane16.Multiply(Load(arena + step.From + i), Lane16.Of(step.Factor));
            var target = arena + step.To + i;
            (step.Accumulate ? Lane16.Add(Load(target), product) : product).Value.Store(target);
        }
    }

    public static void Apply(CopyStep step, float* arena) => Copy(step, 0, arena + step.From, arena + step.To);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ColumnSumStep step, float* arena)
    {
        for (var column = 0; column < step.Columns; column += Lane16.Width)
        {
            var columns = Math.Min(Lane16.Width, step.Columns - column);
            var sum = Vector512<float>.Zero;
            var from = arena + step.From + column;
            for (var row = 0; row < step.Rows; row++, from += step.Columns)
            {
                sum += Vector512.Load(from);
            }

            for (var i = 0; i < columns; i++)
            {
                arena[step.To + column + i] = sum[i];
            }
        }
    }

    private static Lane16 Load(float* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(CopyStep step, int axis, float* from, float* to)
    {
        var (count, read, write) = (step.Sizes[axis], step.FromStrides[axis], step.ToStrides[axis]);
        if (axis < step.Sizes.Length - 1)
        {
            for (var i = 0; i < count; i++)
            {
                Copy(step, axis + 1, from + (i * read), to + (i * write));
            }
        }
        else if (read == 1 && write == 1)
        {
            Line(from, to, count, step.Accumulate);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                to[i * write] = step.Accumulate ? to[i * write] + from[i * read] : from[i * read];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line(float* from, float* to, int count, bool accumulate)
    {
        if (!accumulate)
        {
            new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));
            return;
        }

        var i = 0;
        for (; i <= count - Lane16.Width; i += Lane16.Width)
        {
            (Vector512.Load(to + i) + Vector512.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }

    private readonly struct Values : UnaryFunctions.IUse<(UnaryStep Step, nint Arena)>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Apply<TFunction>((UnaryStep Step, nint Arena) argument)
            where TFunction : struct, IUnaryFunction
        {
            var x = (float*)argument.Arena + argument.Step.X;
            var y = (float*)argument.Arena + argument.Step.Y;
            var count = argument.Step.Count;
            for (var i = 0; i < count; i += Lane16.Width)
            {
                TFunction.Value(Load(x + i)).Value.Store(y + i);
            }
        }
    }

    private readonly struct Gradients : UnaryFunctions.IUse<(UnaryGradientStep Step, nint Arena)>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Apply<TFunction>((UnaryGradientStep Step, nint Arena) argument)
            where TFunction : struct, IUnaryFunction
        {
            var step = argument.Step;
            var arena = (float*)argument.Arena;
            var x = arena + step.X;
            var y = arena + step.Y;
            var gradient = arena + step.GradientOfY;
            var target = arena + step.GradientOfX;
            var (count, accumulate) = (step.Count, step.Accumulate);
            for (var i = 0; i < count; i += Lane16.Width)
            {
                var owed = Lane16.Multiply(TFunction.Derivative(Load(x + i), Load(y + i)), Load(gradient + i));
                (accumulate ? Lane16.Add(Load(target + i), owed) : owed).Value.Store(target + i);
            }
        }
    }
}
