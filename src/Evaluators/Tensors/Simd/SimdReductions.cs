using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>What goes along an axis.</summary>
internal static unsafe class SimdReductions
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReduceStep step, float* arena)
    {
        var (outer, axis, inner) = step.Along;
        for (var i = 0; i < outer * inner; i++)
        {
            var x = arena + step.X + Line(i, step.Along);
            var result = x[0];
            for (var k = 1; k < axis; k++)
            {
                var value = x[k * inner];
                result = step.Function != NetworkOperator.Max ? result + value : result < value ? value : result;
            }

            arena[step.Y + i] = step.Function == NetworkOperator.Mean ? result / axis : result;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReduceGradientStep step, float* arena)
    {
        var (outer, axis, inner) = step.Forward.Along;
        var function = step.Forward.Function;
        for (var i = 0; i < outer * inner; i++)
        {
            var line = Line(i, step.Forward.Along);
            var x = arena + step.Forward.X + line;
            var target = arena + step.GradientOfX + line;
            var owed = arena[step.GradientOfY + i];
            owed = function == NetworkOperator.Mean ? owed / axis : owed;
            var winner = function == NetworkOperator.Max ? First(x, arena[step.Forward.Y + i], axis, inner) : -1;
            for (var k = 0; k < axis; k++)
            {
                var own = winner < 0 || winner == k ? owed : 0;
                target[k * inner] = step.Accumulate ? target[k * inner] + own : own;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(SoftmaxStep step, float* arena)
    {
        var (outer, axis, inner) = step.Along;
        for (var i = 0; i < outer * inner; i++)
        {
            var line = Line(i, step.Along);
            var x = arena + step.X + line;
            var y = arena + step.Y + line;
            var largest = x[0];
            for (var k = 1; k < axis; k++)
            {
                largest = largest < x[k * inner] ? x[k * inner] : largest;
            }

            var sum = 0f;
            for (var k = 0; k < axis; k++)
            {
                y[k * inner] = ExactMath<Lane1>.Exp(new Lane1(x[k * inner] - largest)).Value;
                sum += y[k * inner];
            }

            var log = step.Logarithm ? ExactMath<Lane1>.Log(new Lane1(sum)).Value : 0;
            for (var k = 0; k < axis; k++)
            {
                y[k * inner] = step.Logarithm ? x[k * inner] - largest - log : y[k * inner] / sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(SoftmaxGradientStep step, float* arena)
    {
        var (outer, axis, inner) = step.Forward.Along;
        for (var i = 0; i < outer * inner; i++)
        {
            var line = Line(i, step.Forward.Along);
            var y = arena + step.Forward.Y + line;
            var owed = arena + step.GradientOfY + line;
            var target = arena + step.GradientOfX + line;
            var sum = 0f;
            for (var k = 0; k < axis; k++)
            {
                sum = step.Forward.Logarithm ? sum + owed[k * inner] : MathF.FusedMultiplyAdd(owed[k * inner], y[k * inner], sum);
            }

            for (var k = 0; k < axis; k++)
            {
                var own = step.Forward.Logarithm
                    ? owed[k * inner] - (ExactMath<Lane1>.Exp(new Lane1(y[k * inner])).Value * sum)
                    : y[k * inner] * (owed[k * inner] - sum);
                target[k * inner] = step.Accumulate ? target[k * inner] + own : own;
            }
        }
    }

    /// <summary>Where a line along the axis begins.</summary>
    private static int Line(int number, AlongAxis along) => (number / along.Inner * along.Axis * along.Inner) + (number % along.Inner);

    /// <summary>The first number of a line that is a value; 0 where none is, as where one is no number.</summary>
    private static int First(float* x, float value, int axis, int inner)
    {
        for (var k = 0; k < axis; k++)
        {
            if (x[k * inner] == value)
            {
                return k;
            }
        }

        return 0;
    }
}
